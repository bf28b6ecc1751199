package io.heliograph.kafka;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.jspecify.annotations.Nullable;

/** Tells refusals of a record from those of its neighbours: a broker refuses whole batches. */
public final class BatchRefusal {
  private static final String OF_NEIGHBOUR =
      "Failed to append record because it was part of a batch";

  private BatchRefusal() {}

  /**
   * Returns whether the record is refused only because another record of its batch is invalid. The
   * client has no exception class for this.
   */
  public static boolean isOfNeighbour(@Nullable Throwable failure) {
    return failure != null
        && failure.getClass() == KafkaException.class
        && String.valueOf(failure.getMessage()).startsWith(OF_NEIGHBOUR);
  }

  /**
   * Returns whether the record may be accepted when it is sent alone. Some brokers do not tell
   * which record of a batch is invalid.
   */
  public static boolean mayBeOfNeighbour(@Nullable Throwable failure) {
    return isOfNeighbour(failure)
        || failure instanceof InvalidRecordException
        || failure instanceof RecordBatchTooLargeException;
  }
}
