package io.heliograph.log;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes a duration as settings are written: {@code 250ms}, {@code 2.5s}, {@code 10m}. */
public final class DurationText {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private DurationText() {}

  /** Returns the duration in its largest exact unit, without fractions of a millisecond. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis % HOUR == 0) {
      return millis / HOUR + "h";
    }
    if (millis % MINUTE == 0) {
      return millis / MINUTE + "m";
    }
    return Math.abs(millis) < SECOND ? millis + "ms" : seconds(millis) + "s";
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
