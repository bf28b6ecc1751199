package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.notifications.delivery.InboxStore.ReturnedRow;
import io.heliograph.notifications.notification.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recipient row and the notification that was stored for it.
 *
 * @param complete whether the notification has all its texts
 */
record StoredRow(RecipientRow row, Notification notification, boolean complete) {

  /** Returns the results for new notifications, whose content was known before they were stored. */
  static List<StoredRow> fresh(List<RecipientRow> recipientRows) {
    return recipientRows.stream().map(row -> new StoredRow(row, row.fresh(), true)).toList();
  }

  /** Returns the results for rows that the database returned. */
  static List<StoredRow> matched(List<RecipientRow> recipientRows, List<ReturnedRow> rows) {
    Map<ScopeKey, ReturnedRow> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(ScopeKey.of(row.notification()), row));
    return recipientRows.stream()
        .map(row -> of(row, requireNonNull(byKey.get(ScopeKey.of(row.fresh())))))
        .toList();
  }

  private static StoredRow of(RecipientRow row, ReturnedRow returned) {
    return new StoredRow(row, returned.notification(), returned.complete());
  }
}
