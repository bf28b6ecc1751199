package io.heliograph.signals.consumer;

/**
 * What was offered to readers since they had their turn to write: much less than may wait for one
 * of them. For the consuming thread only.
 */
final class Burst {
  private static final int FRAMES = 50_000;
  private static final int RECORDS = 256;
  private static final int BYTES = 256 * 1024;

  private int frames;
  private int records;
  private int bytes;

  /** Whether a record of so many bytes can be added; an empty one takes any. */
  boolean hasRoomFor(int size) {
    return records == 0 || (frames < FRAMES && records < RECORDS && bytes + size <= BYTES);
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
