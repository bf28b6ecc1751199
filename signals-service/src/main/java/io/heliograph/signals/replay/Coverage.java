package io.heliograph.signals.replay;

import java.util.Arrays;

/** For each partition number, the offset from which on every signal is held. */
final class Coverage {
  private long[] complete;

  private Coverage(long... complete) {
    this.complete = complete;
  }

  static Coverage ofNothing() {
    return new Coverage();
  }

  Coverage copy() {
    return new Coverage(complete.clone());
  }

  /** Sets the partition as complete from this offset on. */
  void begin(int partition, long offset) {
    complete = Arrays.copyOf(complete, Math.max(complete.length, partition + 1));
    complete[partition] = offset;
  }

  /** Sets every position in the partition as not covered. */
  void retire(int partition) {
    complete[partition] = Long.MAX_VALUE;
  }

  /** Removes the coverage before this offset; the partition may already be complete only later. */
  void forget(int partition, long next) {
    complete[partition] = Math.max(complete[partition], next);
  }

  /** Removes the coverage before this position. */
  void forget(Position gone) {
    for (int partition = 0; partition < complete.length; partition++) {
      forget(partition, gone.next(partition));
    }
  }

  /** Returns whether every signal after the position is held; false if no partition has begun. */
  boolean reachesBackTo(Position since) {
    for (int partition = 0; partition < complete.length; partition++) {
      if (since.next(partition) < complete[partition]) {
        return false;
      }
    }
    return complete.length > 0;
  }
}
