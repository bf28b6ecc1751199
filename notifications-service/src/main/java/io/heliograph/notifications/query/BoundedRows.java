package io.heliograph.notifications.query;

import io.heliograph.notifications.delivery.NotificationRows;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.query.PageSlice.Remaining;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads rows until they are a number of bytes, and of those behind them only the ids. PostgreSQL
 * weighs the rows, which does not load their large values.
 */
final class BoundedRows {
  /** Rows of which each can have its share of the bytes, which costs the statement nothing. */
  private static final int FEW = 100;

  /**
   * Metadata becomes objects, which take up to 30 times as much; what is compressed may be as much
   * as a sender can send at all.
   */
  private static final String METADATA =
      "CASE WHEN pg_column_compression(metadata) IS NULL THEN 30 * pg_column_size(metadata)"
          + " ELSE 30 * 65536 END";

  /** Bytes that a row takes in memory at most, about, but for its texts of 255 characters. */
  private static final String LARGE_TEXTS =
      "1024 + octet_length(coalesce(description, '')) + octet_length(coalesce(link, ''))"
          + " + coalesce(%s, 0)".formatted(METADATA);

  private static final String WEIGHT =
      Stream.of("title", "topic", "scope", "icon")
          .map("octet_length(coalesce(%s, ''))"::formatted)
          .collect(Collectors.joining(" + ", LARGE_TEXTS + " + ", ""));

  private static final List<String> COLUMNS =
      List.of(("user_ref, read_at, saved_at, " + NotificationRows.CONTENT).split(", "));

  private static final String IF_IT_FITS =
      COLUMNS.stream()
          .map("CASE WHEN fits THEN %1$s END AS %1$s"::formatted)
          .collect(Collectors.joining(", "));

  private BoundedRows() {}

  /** Whether {@link #ofFew} is for so many rows. */
  static boolean areFew(int count) {
    return count <= FEW;
  }

  /**
   * The columns of a page of few rows. A row whose large values are more than its share lacks them.
   *
   * @param share the placeholder of the bytes for each row
   */
  static String ofFew(String share) {
    return """
        id, %1$s, %2$s AS weight, %2$s <= %3$s::bigint AS fits,
        CASE WHEN octet_length(description) <= %3$s::bigint THEN description END AS description,
        CASE WHEN octet_length(link) <= %3$s::bigint THEN link END AS link,
        CASE WHEN %4$s <= %3$s::bigint THEN metadata END AS metadata
        """
        .formatted(smallColumns(), LARGE_TEXTS, share, METADATA);
  }

  private static String smallColumns() {
    return COLUMNS.stream()
        .filter(column -> !List.of("description", "link", "metadata").contains(column))
        .collect(Collectors.joining(", "));
  }

  /**
   * A page of any number of rows, in its order.
   *
   * @param more columns of the page
   * @param bytes the placeholder of their number
   */
  static String ofMany(String more, String page, String order, String bytes) {
    return """
        SELECT id, weight, fits, %s%s
        FROM (
          SELECT *, row_number() OVER page AS place, sum(weight) OVER page - weight < %s AS fits
          FROM (SELECT *, %s AS weight FROM (%s) AS found) AS weighed
          WINDOW page AS (ORDER BY %s ROWS UNBOUNDED PRECEDING)
        ) AS bounded
        ORDER BY place
        """
        .formatted(IF_IT_FITS, more, bytes, WEIGHT, page, order);
  }

  /** Behind the first row that does not fit, none is taken. */
  static PageSlice slice(RowSet<Row> rows) {
    var notifications = new ArrayList<Notification>(rows.size());
    var rest = new ArrayList<Remaining>();
    long weight = 0;
    for (Row row : rows) {
      int own = row.getInteger("weight");
      if (rest.isEmpty() && row.getBoolean("fits")) {
        notifications.add(NotificationRows.toNotification(row));
        weight += own;
      } else {
        rest.add(new Remaining(row.getUUID("id"), own));
      }
    }
    return new PageSlice(List.copyOf(notifications), List.copyOf(rest), weight);
  }
}
