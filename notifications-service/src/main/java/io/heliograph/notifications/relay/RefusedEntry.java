package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.DeadLetter;
import io.heliograph.notifications.outbox.OutboxEntry;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** An entry whose record Kafka refuses. The record is not in the topic. */
record RefusedEntry(OutboxEntry entry, Exception reason) {
  /** Maximum length of a stored reason, which may come from the broker. */
  private static final int MAX_REASON = 1000;

  private static final String BATCH_REFUSED =
      "Failed to append record because it was part of a batch";

  /**
   * Returns whether the failure concerns only the record, so that later records may be accepted.
   * All other failures concern the topic, the broker or the connection.
   */
  static boolean isRefusal(Exception failure) {
    return isTooLarge(failure)
        || failure instanceof InvalidRecordException
        || failure instanceof SerializationException
        || isOfRefusedBatch(failure);
  }

  /**
   * Returns whether the record is refused only because another record of the same request is
   * invalid. The client has no exception class for this.
   */
  private static boolean isOfRefusedBatch(Exception failure) {
    return failure.getClass() == KafkaException.class
        && String.valueOf(failure.getMessage()).startsWith(BATCH_REFUSED);
  }

  boolean isTooLarge() {
    return isTooLarge(reason);
  }

  DeadLetter deadLetter() {
    String text = reason.toString();
    return new DeadLetter(entry.id(), text.substring(0, Math.min(text.length(), MAX_REASON)));
  }

  /** The broker or, beyond {@code max.request.size}, the producer refuses the record. */
  private static boolean isTooLarge(Exception failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException;
  }
}
