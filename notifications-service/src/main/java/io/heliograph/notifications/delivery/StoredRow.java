package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.notifications.notification.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recipient row and the notification that was stored for it. */
record StoredRow(RecipientRow row, Notification notification) {

  /** Returns the results for new notifications, whose content was known before they were stored. */
  static List<StoredRow> fresh(List<RecipientRow> recipientRows) {
    return recipientRows.stream().map(row -> new StoredRow(row, row.fresh())).toList();
  }

  /** Returns the results for rows that the database returned. */
  static List<StoredRow> matched(List<RecipientRow> recipientRows, List<Notification> rows) {
    Map<ScopeKey, Notification> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(ScopeKey.of(row), row));
    return recipientRows.stream()
        .map(row -> new StoredRow(row, requireNonNull(byKey.get(ScopeKey.of(row.fresh())))))
        .toList();
  }
}
