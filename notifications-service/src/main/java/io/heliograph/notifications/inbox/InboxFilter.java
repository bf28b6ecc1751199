package io.heliograph.notifications.inbox;

import io.heliograph.notifications.notification.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a list shows; {@code null} shows all. The same for rows and for their count.
 */
record InboxFilter(
    @Nullable Boolean read,
    @Nullable Boolean saved,
    @Nullable String topic,
    @Nullable String search,
    @Nullable Instant createdAfter,
    @Nullable Severity minimumSeverity) {

  /** Whether the ledger already knows how many match. */
  boolean asksForReadStateOnly() {
    return saved == null
        && topic == null
        && search == null
        && createdAfter == null
        && (minimumSeverity == null || minimumSeverity == Severity.LOW);
  }

  /** A condition over the columns of one inbox row, values bound. */
  String condition(Bindings bindings) {
    var conditions = new ArrayList<String>(List.of("true"));
    if (read != null) {
      conditions.add(read ? "read_at IS NOT NULL" : "read_at IS NULL");
    }
    if (saved != null) {
      conditions.add(saved ? "saved_at IS NOT NULL" : "saved_at IS NULL");
    }
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
    return String.join(" AND ", conditions);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
