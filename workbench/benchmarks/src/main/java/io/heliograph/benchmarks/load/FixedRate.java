package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;

/**
 * Generates load at fixed points in time, independent of earlier operations. Latency counts from
 * the time at which an operation was due.
 */
public record FixedRate(int perSecond, Duration time) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * Runs the load and returns the number of beats. Each beat gets its number and the time at which
   * it was due.
   */
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
