package io.heliograph.signals.partitions;

/**
 * The offsets of the records that a partition holds.
 *
 * @param begin offset of the oldest record
 * @param end offset after the newest committed record
 */
record OffsetRange(long begin, long end) {

  /**
   * Returns the offset at which reading continues after this offset was lost: the oldest record if
   * the lost offset lies before it, otherwise the end.
   */
  long after(long lost) {
    return lost < begin ? begin : end;
  }
}
