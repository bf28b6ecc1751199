package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications that were stored for deliveries. */
public final class StoredDeliveries {
  private final Map<Delivery, Map<EntityRef, StoredRow>> stored = new HashMap<>();

  StoredDeliveries(List<StoredRow> rows) {
    rows.forEach(this::add);
  }

  private void add(StoredRow one) {
    stored
        .computeIfAbsent(one.row().delivery(), first -> HashMap.newHashMap(first.users().size()))
        .put(one.row().user(), one);
  }

  public StoredDelivery of(Delivery delivery) {
    Map<EntityRef, StoredRow> byUser = stored.getOrDefault(delivery, Map.of());
    List<StoredRow> rows =
        delivery.users().stream().map(user -> requireNonNull(byUser.get(user))).toList();
    return new StoredDelivery(
        rows.stream().map(StoredRow::notification).toList(),
        rows.stream().allMatch(StoredRow::complete));
  }
}
