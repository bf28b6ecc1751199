package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes in a circle, in arrays that are made once and stay: what passes through leaves nothing to
 * collect. Places grow for ever; a place is good until it was written over.
 */
final class Ring {
  /** Small enough that a collector takes it for an ordinary array. */
  private static final int LARGEST_CHUNK = 256 * 1024;

  private final int chunk;
  private final byte[][] chunks;
  private byte[] writing = {};
  private int used;
  private long end;

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

  /** The place behind all that was written. */
  long end() {
    return end;
  }

  void append(byte... bytes) {
    append(ByteBuffer.wrap(bytes));
  }

  /** What lies between its position and its limit, which stay where they are. */
  void append(ByteBuffer bytes) {
    for (int from = bytes.position(); from < bytes.limit(); ) {
      int part = Math.min(bytes.limit() - from, room());
      bytes.get(from, writing, used, part);
      used += part;
      from += part;
      end += part;
    }
  }

  /** As many as there is room for. */
  void read(long place, byte... room) {
    for (int from = 0; from < room.length; ) {
      int part = Math.min(room.length - from, chunk - indexOf(place + from));
      System.arraycopy(chunkAt(place + from), indexOf(place + from), room, from, part);
      from += part;
    }
  }

  byte[] read(long place, int length) {
    byte[] bytes = new byte[length];
    read(place, bytes);
    return bytes;
  }

  boolean holds(long place, byte... bytes) {
    return Arrays.equals(read(place, bytes.length), bytes);
  }

  /** In the array that is being written; behind a full one comes the next. */
  private int room() {
    if (used == writing.length) {
      writing = chunkAt(end);
      used = 0;
    }
    return writing.length - used;
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
}
