package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;

/**
 * Bytes in a circle, in arrays that are made once and stay: what passes through leaves nothing to
 * collect. Places grow for ever; a place is good until it was written over.
 */
final class Ring {
  /** Small enough that a collector takes it for an ordinary array. */
  private static final int LARGEST_CHUNK = 256 * 1024;

  private final int chunk;
  private final byte[][] chunks;

  /**
   * @param capacity at least; it is rounded up to whole arrays
   */
  Ring(long capacity) {
    this.chunk = Math.clamp(capacity, 1, LARGEST_CHUNK);
    this.chunks = new byte[Math.toIntExact(Math.ceilDiv(capacity, (long) chunk))][];
  }

  long capacity() {
    return (long) chunks.length * chunk;
  }

  /** All that remains of it. */
  void write(long place, ByteBuffer bytes) {
    for (long next = place; bytes.hasRemaining(); ) {
      int part = Math.min(bytes.remaining(), leftAt(next));
      bytes.get(chunkAt(next), indexOf(next), part);
      next += part;
    }
  }

  /** As much as there is room for. */
  void read(long place, ByteBuffer bytes) {
    for (long next = place; bytes.hasRemaining(); ) {
      int part = Math.min(bytes.remaining(), leftAt(next));
      bytes.put(chunkAt(next), indexOf(next), part);
      next += part;
    }
  }

  byte[] read(long place, int length) {
    byte[] bytes = new byte[length];
    read(place, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /** Made when they are needed first: a quiet instance takes little memory. */
  private byte[] chunkAt(long place) {
    int number = (int) (place / chunk % chunks.length);
    if (chunks[number] == null) {
      chunks[number] = new byte[chunk];
    }
    return chunks[number];
  }

  private int indexOf(long place) {
    return (int) (place % chunk);
  }

  private int leftAt(long place) {
    return chunk - indexOf(place);
  }
}
