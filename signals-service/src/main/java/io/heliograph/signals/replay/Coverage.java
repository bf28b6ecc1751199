package io.heliograph.signals.replay;

import java.util.Arrays;

/** From which offset on everything is held, for each partition by its number. */
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

  /** The partition is read from this offset on. */
  void begin(int partition, long offset) {
    complete = Arrays.copyOf(complete, Math.max(complete.length, partition + 1));
    complete[partition] = offset;
  }

  /** No earlier position is covered. */
  void retire(int partition) {
    complete[partition] = Long.MAX_VALUE;
  }

  /** What comes after a gap may be complete from further on already. */
  void forget(int partition, long next) {
    complete[partition] = Math.max(complete[partition], next);
  }

  /** All that lies before the position is no longer held. */
  void forget(Position gone) {
    for (int partition = 0; partition < complete.length; partition++) {
      forget(partition, gone.next(partition));
    }
  }

  /** Whether everything that comes after the position is held; false before anything is read. */
  boolean reachesBackTo(Position since) {
    for (int partition = 0; partition < complete.length; partition++) {
      if (since.next(partition) < complete[partition]) {
        return false;
      }
    }
    return complete.length > 0;
  }
}
