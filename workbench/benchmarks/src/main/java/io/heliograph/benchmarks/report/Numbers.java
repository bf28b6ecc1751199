package io.heliograph.benchmarks.report;

import io.heliograph.benchmarks.load.Rounds;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.signals.Delivery;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Formats the numbers of figures. */
public final class Numbers {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double TWO_DIGITS_BELOW = 10;

  private Numbers() {}

  public static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  public static String perSecond(double value) {
    return count(value) + "/s";
  }

  public static String millis(double value) {
    if (value >= MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.2f s", value / MILLIS_PER_SECOND);
    }
    return String.format(Locale.ROOT, value < TWO_DIGITS_BELOW ? "%.2f ms" : "%.0f ms", value);
  }

  public static String millis(Duration value) {
    return millis(value.toNanos() / 1e6);
  }

  public static String micros(double value) {
    return String.format(Locale.ROOT, value < TWO_DIGITS_BELOW ? "%.2f µs" : "%.0f µs", value);
  }

  public static String kibibytes(double value) {
    return String.format(Locale.ROOT, "%.1f KiB", value);
  }

  public static String mebibytes(double value) {
    return String.format(Locale.ROOT, "%.1f MiB", value);
  }

  public static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Formats the median, followed by the minimum and the maximum. */
  public static String spread(Spread of, DoubleFunction<String> display) {
    return "%s (%s … %s)"
        .formatted(display.apply(of.median()), display.apply(of.min()), display.apply(of.max()));
  }

  public static String latency(Rounds of) {
    return latency(of::percentileMillis);
  }

  public static String latency(Delivery of) {
    return latency(of::percentileMillis);
  }

  private static String latency(DoubleUnaryOperator percentileMillis) {
    return "p50 %s, p99 %s, max %s"
        .formatted(
            millis(percentileMillis.applyAsDouble(50)),
            millis(percentileMillis.applyAsDouble(99)),
            millis(percentileMillis.applyAsDouble(100)));
  }
}
