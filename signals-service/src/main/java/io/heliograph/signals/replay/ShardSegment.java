package io.heliograph.signals.replay;

/** A stretch of a shard that is let go of as one. */
final class ShardSegment {
  private static final int MAX_SIGNALS = 1_000;

  private final long begin;
  private final Position passed;
  private final long first;
  private long newest;
  private int signals;

  /**
   * @param begin the place where it begins
   * @param passed everything before that place in its shard was passed at this position
   * @param first when its first signal happened, in milliseconds of the epoch
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

  /** When the newest of its signals happened. */
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

  /** Whether that one belongs into the next. */
  boolean ends(Signal signal, long end, long maxBytes, long maxMillis) {
    return signals >= MAX_SIGNALS || end - begin >= maxBytes || signal.time() - first >= maxMillis;
  }
}
