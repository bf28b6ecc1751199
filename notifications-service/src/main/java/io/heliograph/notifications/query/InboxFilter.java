package io.heliograph.notifications.query;

import io.heliograph.notifications.delivery.NotificationRows;
import io.heliograph.notifications.notification.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a list; a {@code null} component matches all notifications. Rows and their count use
 * the same filter.
 */
public record InboxFilter(
    @Nullable Boolean read,
    @Nullable Boolean saved,
    @Nullable String topic,
    @Nullable String search,
    @Nullable Instant createdAfter,
    @Nullable Severity minimumSeverity) {
  /** Uses the primary key of broadcast_state. */
  private static final String READ_BROADCASTS =
      " (SELECT broadcast_id, read_revision FROM broadcast_state"
          + " WHERE user_ref = $1 AND read_at IS NOT NULL)";

  /** Uses the primary key of broadcast_state. */
  private static final String SAVED_BROADCASTS =
      " (SELECT broadcast_id FROM broadcast_state"
          + " WHERE user_ref = $1 AND saved_at IS NOT NULL)";

  /** Returns whether the ledger contains the number of matches. */
  boolean asksForReadStateOnly() {
    return saved == null
        && topic == null
        && search == null
        && createdAfter == null
        && (minimumSeverity == null || minimumSeverity == Severity.LOW);
  }

  boolean showsAll() {
    return read == null && asksForReadStateOnly();
  }

  /**
   * Returns whether the filter searches in texts. No index supports that, so all notifications of
   * the user are scanned.
   */
  public boolean isSearch() {
    return search != null;
  }

  /** Returns a condition over the columns of {@code notification}. */
  String personal(ParameterBindings bindings) {
    List<String> conditions = content(bindings);
    if (read != null) {
      conditions.add(read ? "read_at IS NOT NULL" : "read_at IS NULL");
    }
    if (saved != null) {
      conditions.add(saved ? "saved_at IS NOT NULL" : "saved_at IS NULL");
    }
    return String.join(" AND ", conditions);
  }

  /**
   * Returns a condition over the columns of {@code broadcast} for the user bound as {@code $1}.
   * PostgreSQL hashes the user's marks once, so excluding read broadcasts is cheap.
   */
  String broadcasts(ParameterBindings bindings) {
    List<String> conditions = content(bindings);
    if (read != null) {
      conditions.add("(id, revision) " + (read ? "IN" : "NOT IN") + READ_BROADCASTS);
    }
    if (saved != null) {
      conditions.add("id " + (saved ? "IN" : "NOT IN") + SAVED_BROADCASTS);
    }
    return String.join(" AND ", conditions);
  }

  private List<String> content(ParameterBindings bindings) {
    var conditions = new ArrayList<String>(List.of("true"));
    if (topic != null) {
      conditions.add("topic = " + bindings.bind(topic));
    }
    if (search != null) {
      String pattern = bindings.bind("%" + escaped(search) + "%");
      conditions.add("(title ILIKE " + pattern + " OR description ILIKE " + pattern + ")");
    }
    if (createdAfter != null) {
      conditions.add("created >= " + bindings.bind(NotificationRows.utc(createdAfter)));
    }
    if (minimumSeverity != null && minimumSeverity != Severity.LOW) {
      conditions.add("severity >= " + bindings.bind(minimumSeverity.rank()));
    }
    return conditions;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
