package io.heliograph.signals.replay;

/** A part of a shard that is evicted as a whole. */
final class ShardSegment {
  private static final int MAX_SIGNALS = 1_000;

  private final long begin;
  private final Position passed;
  private final long first;
  private long newest;
  private int signals;

  /**
   * Creates an empty segment.
   *
   * @param begin log offset of its first byte
   * @param passed position after all earlier signals of the shard
   * @param first time of its first signal, in milliseconds of the epoch
   */
  ShardSegment(long begin, Position passed, long first) {
    this.begin = begin;
    this.passed = passed;
    this.first = first;
    this.newest = first;
  }

  long begin() {
    return begin;
  }

  Position passed() {
    return passed;
  }

  /** Returns the time of the newest signal. */
  long newest() {
    return newest;
  }

  int signals() {
    return signals;
  }

  void add(Signal signal) {
    newest = Math.max(newest, signal.time());
    signals++;
  }

  /** Returns whether the signal belongs in the next segment. */
  boolean ends(Signal signal, long end, long maxBytes, long maxMillis) {
    return signals >= MAX_SIGNALS || end - begin >= maxBytes || signal.time() - first >= maxMillis;
  }
}
