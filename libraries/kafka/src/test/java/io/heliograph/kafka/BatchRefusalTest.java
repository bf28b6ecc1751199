package io.heliograph.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRefusalTest {
  static Stream<Exception> perhapsOfNeighbours() {
    return Stream.of(
        ofNeighbour(),
        new InvalidRecordException("One or more records have been rejected"),
        new RecordBatchTooLargeException("larger than the segment"));
  }

  static Stream<Exception> others() {
    return Stream.of(
        new RecordTooLargeException("large"),
        new InvalidTimestampException("the clock of this service is wrong"),
        new NotEnoughReplicasException("down"),
        new KafkaException("Failed to construct kafka producer"),
        new KafkaException(),
        new IllegalStateException(ofNeighbour().getMessage()));
  }

  @Test
  void theClientTellsThatANeighbourIsInvalid() {
    assertThat(BatchRefusal.isOfNeighbour(ofNeighbour())).isTrue();
    assertThat(BatchRefusal.isOfNeighbour(new InvalidRecordException("invalid"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("perhapsOfNeighbours")
  void aRecordMayBeValidThoughItsBatchIsRefused(Exception failure) {
    assertThat(BatchRefusal.mayBeOfNeighbour(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("others")
  void anyOtherFailureIsNotOfANeighbour(Exception failure) {
    assertThat(BatchRefusal.mayBeOfNeighbour(failure)).isFalse();
  }

  /** Has the text of Kafka's client, with its mistake. */
  private static KafkaException ofNeighbour() {
    return new KafkaException(
        "Failed to append record because it was part of a batch which had one more more invalid"
            + " records");
  }
}
