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
 * Reads complete rows up to a number of bytes, and only the ids of the rows after them. PostgreSQL
 * computes the weight of a row without loading its large values.
 */
public final class BoundedRows {
  /**
   * Maximum rows for which each row has an equal share of the bytes, at no cost for the statement.
   */
  private static final int FEW = 100;

  /**
   * Weight of the metadata. Parsed objects take up to 30 times the size; compressed metadata counts
   * as the maximum that a sender can send.
   */
  private static final String METADATA =
      "CASE WHEN pg_column_compression(metadata) IS NULL THEN 30 * pg_column_size(metadata)"
          + " ELSE 30 * 65536 END";

  /** Approximate maximum bytes of a row in memory, without its texts of 255 characters. */
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

  /** Returns whether {@link #ofFew} supports this number of rows. */
  static boolean areFew(int count) {
    return count <= FEW;
  }

  /**
   * Returns the columns for a page of few rows. Large values beyond the share of a row are {@code
   * null}.
   *
   * @param share placeholder of the bytes for each row
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
   * Returns the statement for a page of any number of rows, in the order of the page.
   *
   * @param more additional columns of the page
   * @param bytes placeholder of the maximum number of bytes
   */
  public static String ofMany(String more, String page, String order, String bytes) {
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

  /**
   * Returns complete notifications up to the first row that does not fit. That row and all later
   * ones are returned as ids.
   */
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
