package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;

/**
 * Load at fixed moments, whatever became of what was begun before: what has to wait counts from the
 * moment it was due.
 */
public record FixedRate(int perSecond, Duration time) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Returns how often something was begun. Each beat gets its number and when it was due. */
  public long run(Beat beat) {
    long count = time.toNanos() * perSecond / NANOS_PER_SECOND;
    long start = Stamp.now();
    for (long i = 0; i < count; i++) {
      long due = start + i * NANOS_PER_SECOND / perSecond;
      Await.nanos("load", due - Stamp.now());
      beat.begin(i, due);
    }
    return count;
  }

  public interface Beat {

    void begin(long number, long due);
  }
}
