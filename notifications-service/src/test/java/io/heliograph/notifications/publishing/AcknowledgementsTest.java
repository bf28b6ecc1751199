package io.heliograph.notifications.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgementsTest {

  static Exception[] failuresOfTheRecord() {
    return new Exception[] {
      new RecordTooLargeException("large"),
      new KafkaException(
          "Failed to append record because it was part of a batch which had one more more invalid"
              + " records"),
      new InvalidRecordException("invalid"),
      new SerializationException("not text")
    };
  }

  static Exception[] otherFailures() {
    return new Exception[] {
      new NotEnoughReplicasException("down"),
      new TopicAuthorizationException("notifications"),
      new InvalidTimestampException("the clock of this service is wrong"),
      new IllegalStateException("closed")
    };
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheRecord")
  void aRefusedRecordIsReturnedInOrderWhenAllAreAnswered(Exception failure) {
    var acknowledgements = new Acknowledgements(3);

    acknowledgements.of(entry(3)).onCompletion(null, failure);
    acknowledgements.of(entry(1)).onCompletion(null, failure);
    acknowledgements.of(entry(2)).onCompletion(null, null);

    assertThat(acknowledgements.all().await().indefinitely())
        .containsExactly(new RefusedEntry(entry(1), failure), new RefusedEntry(entry(3), failure));
  }

  @ParameterizedTest
  @MethodSource("otherFailures")
  void anyOtherFailureFailsTheBatch(Exception failure) {
    var acknowledgements = new Acknowledgements(2);

    acknowledgements.of(entry(1)).onCompletion(null, failure);

    assertThatThrownBy(() -> acknowledgements.all().await().indefinitely()).isSameAs(failure);
  }

  @Test
  void theReasonOfADeadLetterIsBounded() {
    var refused = new RefusedEntry(entry(1), new InvalidRecordException("x".repeat(5000)));

    assertThat(refused.deadLetter().reason()).hasSize(1000).contains("InvalidRecordException");
  }

  private static OutboxEntry entry(long id) {
    var event = new OutboxEvent("test", "c", "user:default/a", null, Instant.EPOCH, "{}");
    return new OutboxEntry(id, new UUID(0, id), event);
  }
}
