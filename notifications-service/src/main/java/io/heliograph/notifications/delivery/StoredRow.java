package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.notifications.notification.Notification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Result of writing a recipient row. */
record StoredRow(int place, Notification notification) {

  /** Returns the results for new notifications, whose content was known before they were stored. */
  static List<StoredRow> fresh(List<RecipientRow> recipientRows) {
    return recipientRows.stream().map(row -> new StoredRow(row.place(), row.fresh())).toList();
  }

  /**
   * Returns the results for rows that the database returned, in the order of the recipient rows.
   */
  static List<StoredRow> matched(List<RecipientRow> recipientRows, List<Notification> rows) {
    Map<ScopeKey, Notification> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(ScopeKey.of(row), row));
    return recipientRows.stream()
        .map(row -> new StoredRow(row.place(), requireNonNull(byKey.get(ScopeKey.of(row.fresh())))))
        .toList();
  }

  /** Returns a list for each delivery, in the order of its users. */
  static List<List<Notification>> split(List<StoredRow> all, List<Delivery> deliveries) {
    List<Notification> inPlace =
        all.stream()
            .sorted(Comparator.comparingInt(StoredRow::place))
            .map(StoredRow::notification)
            .toList();
    var split = new ArrayList<List<Notification>>();
    int from = 0;
    for (Delivery delivery : deliveries) {
      int to = from + delivery.users().size();
      split.add(inPlace.subList(from, to));
      from = to;
    }
    return split;
  }
}
