package io.heliograph.signals.replay;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the order in which they were appended, let go of from the oldest on. Places grow for
 * ever; a place is good until it was let go of.
 */
final class ByteLog {
  private final ChunkPool chunks;
  private final int size;

  /** By the number of the chunk, in a circle. */
  private final byte[] @Nullable [] held;

  private byte[] writing = {};
  private int used;
  private long begin;
  private long end;

  ByteLog(ChunkPool chunks) {
    this.chunks = chunks;
    this.size = chunks.size();
    this.held = new byte[chunks.count()][];
  }

  /** The place behind all that was written. */
  long end() {
    return end;
  }

  /** ChunkPool that it keeps. */
  int chunks() {
    return Math.toIntExact(Math.ceilDiv(end - begin, (long) size));
  }

  /** ChunkPool that it needs to append so many bytes. */
  int chunksFor(long bytes) {
    return Math.toIntExact(Math.ceilDiv(end + bytes - begin, (long) size)) - chunks();
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
      int part = Math.min(room.length - from, size - indexOf(place + from));
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

  /** Lets go of what lies before the place. */
  void release(long place) {
    while (begin + size <= place) {
      chunks.release(chunkAt(begin));
      held[numberOf(begin)] = null;
      begin += size;
    }
  }

  /** Lets go of everything, also of what is partly empty. */
  void clear() {
    end = begin + (long) chunks() * size;
    release(end);
    writing = new byte[0];
    used = 0;
  }

  /** In the chunk that is being written; behind a full one comes the next. */
  private int room() {
    if (used == writing.length) {
      writing = chunks.take();
      held[numberOf(end)] = writing;
      used = 0;
    }
    return writing.length - used;
  }

  private byte[] chunkAt(long place) {
    return requireNonNull(held[numberOf(place)]);
  }

  private int numberOf(long place) {
    return (int) (place / size % held.length);
  }

  private int indexOf(long place) {
    return (int) (place % size);
  }
}
