package io.heliograph.signals.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Arrays of one size, so many and no more. They are made when they are needed first, because a
 * quiet instance takes little memory, and go from one user to the next: what passes through them
 * leaves nothing to collect.
 */
final class ChunkPool {
  /** Small enough that a collector takes it for an ordinary array. */
  private static final int LARGEST = 256 * 1024;

  private static final int SMALLEST = 64;

  /** Of all memory; the last one of each user is partly empty. */
  private static final int FRACTION = 1024;

  private final int size;
  private final int count;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private int made;

  /**
   * @param capacity of all together, at least
   */
  ChunkPool(long capacity) {
    this.size = Math.clamp(capacity / FRACTION, SMALLEST, LARGEST);
    this.count = Math.toIntExact(Math.ceilDiv(capacity, (long) size));
  }

  int size() {
    return size;
  }

  int count() {
    return count;
  }

  long capacity() {
    return (long) count * size;
  }

  int available() {
    return count - made + free.size();
  }

  /** One of those that are available. */
  byte[] take() {
    return free.isEmpty() ? make() : free.removeLast();
  }

  private byte[] make() {
    byte[] chunk = new byte[size];
    made++;
    return chunk;
  }

  void release(byte[] chunk) {
    free.addLast(chunk);
  }
}
