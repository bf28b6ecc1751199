package io.heliograph.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How figures are written. */
final class Numbers {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double TWO_DIGITS_BELOW = 10;

  private Numbers() {}

  static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String perSecond(double value) {
    return count(value) + "/s";
  }

  static String millis(double value) {
    if (value >= MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.2f s", value / MILLIS_PER_SECOND);
    }
    return String.format(Locale.ROOT, value < TWO_DIGITS_BELOW ? "%.2f ms" : "%.0f ms", value);
  }

  static String millis(Duration value) {
    return millis(value.toNanos() / 1e6);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The median, and between what it lies. */
  static String spread(Spread of, DoubleFunction<String> display) {
    return "%s (%s … %s)"
        .formatted(display.apply(of.median()), display.apply(of.min()), display.apply(of.max()));
  }

  static String latency(Rounds of) {
    return "p50 %s, p99 %s, max %s"
        .formatted(
            millis(of.percentileMillis(50)),
            millis(of.percentileMillis(99)),
            millis(of.percentileMillis(100)));
  }
}
