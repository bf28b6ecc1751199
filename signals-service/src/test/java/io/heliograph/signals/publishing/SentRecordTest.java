package io.heliograph.signals.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real brokers refuse a batch only for records that this service never writes. */
@Timeout(30)
class SentRecordTest {
  private static final Deadline SOON = new Deadline(Duration.ofMinutes(1));

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final SentRecord sent =
      SentRecord.send(kafka, new ProducerRecord<>("signals", new byte[] {1}, new byte[] {2}));

  static Stream<RuntimeException> refusalsOfABatch() {
    return Stream.of(
        ofBatch(),
        new InvalidRecordException("One or more records have been rejected"),
        new RecordBatchTooLargeException("larger than the segment"));
  }

  @ParameterizedTest
  @MethodSource("refusalsOfABatch")
  void aRecordThatIsRefusedWithItsBatchIsSentOnceMore(RuntimeException refusal) throws Exception {
    kafka.errorNext(refusal);

    SentRecord again = sent.awaitOrSendAgain(SOON).orElseThrow();
    kafka.completeNext();
    again.await(SOON);

    assertThat(kafka.history()).hasSize(2).containsOnly(sent.content());
  }

  @Test
  void itIsNotSentAThirdTime() throws Exception {
    kafka.errorNext(ofBatch());

    SentRecord again = sent.awaitOrSendAgain(SOON).orElseThrow();
    kafka.errorNext(ofBatch());

    assertThatThrownBy(() -> again.await(SOON)).isInstanceOf(ExecutionException.class);
    assertThat(kafka.history()).hasSize(2);
  }

  @Test
  void aRecordThatIsTooLargeItselfIsNotSentAgain() {
    kafka.errorNext(new RecordTooLargeException("large"));

    assertThatThrownBy(() -> sent.awaitOrSendAgain(SOON))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RecordTooLargeException.class);
    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void afterTheDeadlineNothingIsSent() {
    kafka.errorNext(ofBatch());

    assertThatThrownBy(() -> sent.awaitOrSendAgain(new Deadline(Duration.ZERO)))
        .isInstanceOf(TimeoutException.class);
    assertThat(kafka.history()).hasSize(1);
  }

  private static KafkaException ofBatch() {
    return new KafkaException(
        "Failed to append record because it was part of a batch which had one more more invalid"
            + " records");
  }
}
