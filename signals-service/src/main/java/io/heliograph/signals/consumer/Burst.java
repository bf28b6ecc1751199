package io.heliograph.signals.consumer;

/**
 * Counts the frames, records and bytes offered to connections since the event loops last had their
 * turn to write. The limits are much lower than those of the queue of one connection. For the
 * consuming thread only.
 */
final class Burst {
  private static final int FRAMES = 50_000;
  private static final int RECORDS = 256;
  private static final int BYTES = 256 * 1024;

  private int frames;
  private int records;
  private int bytes;

  /** Returns whether a record of this size in bytes fits; an empty burst accepts any size. */
  boolean hasRoomFor(int size) {
    return records == 0 || (frames < FRAMES && records < RECORDS && size <= room());
  }

  /** Returns the room for another record, in bytes. */
  long room() {
    return records == 0 ? Long.MAX_VALUE : BYTES - bytes;
  }

  void add(int listeners, int size) {
    frames += listeners;
    records++;
    bytes += size;
  }

  void clear() {
    frames = 0;
    records = 0;
    bytes = 0;
  }
}
