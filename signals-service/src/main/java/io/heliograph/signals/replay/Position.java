package io.heliograph.signals.replay;

import java.util.Arrays;

/** How far somebody has come: for each partition, by its number, the offset of the next record. */
public final class Position {
  private final long[] next;

  Position(long... next) {
    this.next = next.clone();
  }

  /** From the beginning, where nothing is known. */
  public long next(int partition) {
    return partition < next.length ? next[partition] : 0;
  }

  /** Whether nothing that the other has passed is still to come here. */
  public boolean reaches(Position other) {
    for (int partition = 0; partition < other.next.length; partition++) {
      if (next(partition) < other.next[partition]) {
        return false;
      }
    }
    return true;
  }

  /** The same, past that record. */
  public Position past(Signal signal) {
    long[] further = Arrays.copyOf(next, Math.max(next.length, signal.partition() + 1));
    further[signal.partition()] = signal.offset() + 1;
    return new Position(further);
  }
}
