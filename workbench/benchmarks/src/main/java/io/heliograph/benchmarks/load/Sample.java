package io.heliograph.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The result of one round of load.
 *
 * @param latency in nanoseconds, of each operation that succeeded
 */
public record Sample(Histogram latency, Duration elapsed) {
  private static final int DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Creates a histogram with a precision of three digits. */
  static Histogram emptyHistogram() {
    return new Histogram(DIGITS);
  }

  public long operations() {
    return latency.getTotalCount();
  }

  public double perSecond() {
    return operations() * NANOS_PER_SECOND / elapsed.toNanos();
  }
}
