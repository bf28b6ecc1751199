package io.heliograph.signals.partitions;

/**
 * The records that a partition holds.
 *
 * @param begin offset of the oldest
 * @param end behind the newest that is committed
 */
record OffsetRange(long begin, long end) {

  /** Where to go on after this offset is no longer there: at the oldest, or where no newest is. */
  long after(long lost) {
    return lost < begin ? begin : end;
  }
}
