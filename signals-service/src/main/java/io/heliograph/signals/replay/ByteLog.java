package io.heliograph.signals.replay;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of bytes that is released from the oldest byte on. Log offsets grow forever;
 * an offset is valid until it is released.
 */
final class ByteLog {
  private final ChunkPool chunks;
  private final int size;

  /** Chunks by number, as a ring. */
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

  /** Returns the log offset after the last byte. */
  long end() {
    return end;
  }

  /** Returns the number of chunks in use. */
  int chunks() {
    return Math.toIntExact(Math.ceilDiv(end - begin, (long) size));
  }

  /** Returns the number of additional chunks that appending this many bytes requires. */
  int chunksFor(long bytes) {
    return Math.toIntExact(Math.ceilDiv(end + bytes - begin, (long) size)) - chunks();
  }

  void append(byte... bytes) {
    append(ByteBuffer.wrap(bytes));
  }

  /** Appends the bytes between position and limit, which do not change. */
  void append(ByteBuffer bytes) {
    for (int from = bytes.position(); from < bytes.limit(); ) {
      int part = Math.min(bytes.limit() - from, room());
      bytes.get(from, writing, used, part);
      used += part;
      from += part;
      end += part;
    }
  }

  /** Fills the array with the bytes from this log offset on. */
  void read(long offset, byte... room) {
    for (int from = 0; from < room.length; ) {
      int part = Math.min(room.length - from, size - indexOf(offset + from));
      System.arraycopy(chunkAt(offset + from), indexOf(offset + from), room, from, part);
      from += part;
    }
  }

  byte[] read(long offset, int length) {
    byte[] bytes = new byte[length];
    read(offset, bytes);
    return bytes;
  }

  boolean holds(long offset, byte... bytes) {
    return Arrays.equals(read(offset, bytes.length), bytes);
  }

  /** Releases the chunks that lie completely before this log offset. */
  void release(long offset) {
    while (begin + size <= offset) {
      chunks.release(chunkAt(begin));
      held[numberOf(begin)] = null;
      begin += size;
    }
  }

  /** Releases all chunks, including one that is partly empty. */
  void clear() {
    end = begin + (long) chunks() * size;
    release(end);
    writing = new byte[0];
    used = 0;
  }

  /** Returns the free bytes of the current chunk; takes the next chunk if it is full. */
  private int room() {
    if (used == writing.length) {
      writing = chunks.take();
      held[numberOf(end)] = writing;
      used = 0;
    }
    return writing.length - used;
  }

  private byte[] chunkAt(long offset) {
    return requireNonNull(held[numberOf(offset)]);
  }

  private int numberOf(long offset) {
    return (int) (offset / size % held.length);
  }

  private int indexOf(long offset) {
    return (int) (offset % size);
  }
}
