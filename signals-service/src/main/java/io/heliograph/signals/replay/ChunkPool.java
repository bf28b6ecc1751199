package io.heliograph.signals.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A bounded pool of arrays of one size. Arrays are allocated on demand, so that an idle instance
 * uses little memory, and are reused, so that they produce no garbage.
 */
final class ChunkPool {
  /** Small enough to be an ordinary array for the garbage collector. */
  private static final int LARGEST = 256 * 1024;

  private static final int SMALLEST = 64;

  /** Number of chunks in all memory; the last chunk of each user is partly empty. */
  private static final int FRACTION = 1024;

  private final int size;
  private final int count;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private int made;

  /**
   * Creates an empty pool.
   *
   * @param capacity minimum total size in bytes
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

  /** Returns a chunk; one must be available. */
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
