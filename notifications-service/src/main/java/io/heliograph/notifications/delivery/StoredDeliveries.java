package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications that were stored for deliveries. */
public final class StoredDeliveries {
  private final Map<Delivery, Map<EntityRef, Notification>> stored = new HashMap<>();

  StoredDeliveries(List<StoredRow> rows) {
    rows.forEach(this::add);
  }

  private void add(StoredRow one) {
    stored
        .computeIfAbsent(one.row().delivery(), first -> HashMap.newHashMap(first.users().size()))
        .put(one.row().user(), one.notification());
  }

  /** Returns the notifications of a delivery, in the order of its users. */
  public List<Notification> of(Delivery delivery) {
    Map<EntityRef, Notification> byUser = stored.getOrDefault(delivery, Map.of());
    return delivery.users().stream().map(user -> requireNonNull(byUser.get(user))).toList();
  }
}
