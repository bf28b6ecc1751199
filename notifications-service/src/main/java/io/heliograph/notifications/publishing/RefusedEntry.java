package io.heliograph.notifications.publishing;

import io.heliograph.kafka.BatchRefusal;
import io.heliograph.notifications.outbox.DeadLetter;
import io.heliograph.notifications.outbox.OutboxEntry;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** An entry whose record Kafka refuses. The record is not in the topic. */
public record RefusedEntry(OutboxEntry entry, Exception reason) {
  /** Maximum length of a stored reason, which may come from the broker. */
  private static final int MAX_REASON = 1000;

  /**
   * Returns whether the failure concerns only the record, so that later records may be accepted.
   * All other failures concern the topic, the broker or the connection.
   */
  static boolean isRefusal(Exception failure) {
    return isTooLarge(failure)
        || failure instanceof SerializationException
        || BatchRefusal.mayBeOfNeighbour(failure);
  }

  boolean isTooLarge() {
    return isTooLarge(reason);
  }

  public DeadLetter deadLetter() {
    String text = reason.toString();
    return new DeadLetter(entry.id(), text.substring(0, Math.min(text.length(), MAX_REASON)));
  }

  /** The broker or, beyond {@code max.request.size}, the producer refuses the record. */
  private static boolean isTooLarge(Exception failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException;
  }
}
