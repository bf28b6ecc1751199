package io.heliograph.signals.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
  void aRecordThatIsRefusedWithItsBatchIsSentOnceMore(RuntimeException refusal) {
    kafka.errorNext(refusal);

    CompletableFuture<Void> acknowledged = awaited();
    await().until(() -> kafka.history().size() == 2);
    kafka.completeNext();

    assertThat(acknowledged).succeedsWithin(Duration.ofSeconds(10));
    assertThat(kafka.history()).containsOnly(sent.content());
  }

  @Test
  void itIsNotSentAThirdTime() {
    kafka.errorNext(ofBatch());

    CompletableFuture<Void> acknowledged = awaited();
    await().until(() -> kafka.history().size() == 2);
    kafka.errorNext(ofBatch());

    assertThat(acknowledged).failsWithin(Duration.ofSeconds(10));
    assertThat(kafka.history()).hasSize(2);
  }

  @Test
  void aRecordThatIsTooLargeItselfIsNotSentAgain() {
    kafka.errorNext(new RecordTooLargeException("large"));

    assertThatThrownBy(() -> sent.await(new Deadline(Duration.ofSeconds(10))))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RecordTooLargeException.class);
    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void afterTheDeadlineNothingIsSent() {
    kafka.errorNext(ofBatch());

    assertThatThrownBy(() -> sent.await(new Deadline(Duration.ZERO)))
        .isInstanceOf(TimeoutException.class);
    assertThat(kafka.history()).hasSize(1);
  }

  private CompletableFuture<Void> awaited() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sent.await(new Deadline(Duration.ofSeconds(20)));
          } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static KafkaException ofBatch() {
    return new KafkaException(
        "Failed to append record because it was part of a batch which had one more more invalid"
            + " records");
  }
}
