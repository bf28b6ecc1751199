package io.heliograph.notifications.inbox;

import static java.util.Objects.requireNonNull;

import io.heliograph.notifications.notification.Notification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of a copy. */
record Stored(int place, Notification notification) {

  /** New ones, of which everything was known before. */
  static List<Stored> fresh(List<Copy> copies) {
    return copies.stream().map(copy -> new Stored(copy.place(), copy.fresh())).toList();
  }

  /** The rows that came back for them, in the order of the copies. */
  static List<Stored> matched(List<Copy> copies, List<Notification> rows) {
    Map<Slot, Notification> bySlot = new HashMap<>();
    rows.forEach(row -> bySlot.put(Slot.of(row), row));
    return copies.stream()
        .map(copy -> new Stored(copy.place(), requireNonNull(bySlot.get(Slot.of(copy.fresh())))))
        .toList();
  }

  /** A list for each delivery, in the order of its users. */
  static List<List<Notification>> split(List<Stored> all, List<Delivery> deliveries) {
    List<Notification> inPlace =
        all.stream()
            .sorted(Comparator.comparingInt(Stored::place))
            .map(Stored::notification)
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
