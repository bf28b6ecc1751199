package io.heliograph.notifications.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times of requests, in ISO 8601. */
public final class IsoTime {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  /** Earliest time whose year has four digits. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private IsoTime() {}

  /**
   * Parses a date, or a date and a time, in UTC unless it has an offset.
   *
   * @throws IllegalArgumentException with a message that explains how to correct the text
   */
  public static Instant parse(String text) {
    Instant time = instant(text);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("must lie in the years 0000 to 9999");
    }
    return time;
  }

  private static Instant instant(String text) {
    try {
      return switch (FORMAT.parseBest(
          text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
        case OffsetDateTime whole -> whole.toInstant();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
        case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
        default -> throw new DateTimeException(text);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time such as 2026-01-31T12:00:00Z", e);
    }
  }
}
