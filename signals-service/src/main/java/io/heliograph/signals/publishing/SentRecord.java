package io.heliograph.signals.publishing;

import io.heliograph.kafka.BatchRefusal;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A record that waits for its acknowledgement. */
record SentRecord(
    Producer<byte[], byte[]> kafka,
    ProducerRecord<byte[], byte[]> content,
    Future<RecordMetadata> answer) {

  static SentRecord send(Producer<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> content) {
    return new SentRecord(kafka, content, kafka.send(content));
  }

  /**
   * Waits for the acknowledgement. A record that may have been refused because of another one of
   * its batch, which may belong to another request, is sent once more.
   *
   * @return the record that is sent once more
   * @throws ExecutionException if Kafka refuses the record
   */
  Optional<SentRecord> awaitOrSendAgain(Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      await(deadline);
      return Optional.empty();
    } catch (ExecutionException e) {
      if (!BatchRefusal.mayBeOfNeighbour(e.getCause())) {
        throw e;
      }
      deadline.check();
      return Optional.of(send(kafka, content));
    }
  }

  /**
   * Returns when Kafka has acknowledged the record.
   *
   * @throws ExecutionException if Kafka refuses the record
   */
  void await(Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
    var _ = answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
  }
}
