package io.heliograph.signals.replay;

import java.util.Arrays;

/** For each partition number, the offset of the next record. */
public final class Position {
  private final long[] next;

  Position(long... next) {
    this.next = next.clone();
  }

  /** Returns the next offset of a partition, or zero if it is unknown. */
  public long next(int partition) {
    return partition < next.length ? next[partition] : 0;
  }

  /** Returns whether this position is at or after the other one in every partition. */
  public boolean reaches(Position other) {
    for (int partition = 0; partition < other.next.length; partition++) {
      if (next(partition) < other.next[partition]) {
        return false;
      }
    }
    return true;
  }

  /** Returns this position advanced past the record of the signal. */
  public Position past(Signal signal) {
    long[] further = Arrays.copyOf(next, Math.max(next.length, signal.partition() + 1));
    further[signal.partition()] = signal.offset() + 1;
    return new Position(further);
  }
}
