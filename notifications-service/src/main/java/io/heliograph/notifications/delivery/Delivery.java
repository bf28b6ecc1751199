package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import java.util.List;

/** A draft and the users who receive it, each of them once. */
public record Delivery(Draft draft, List<EntityRef> users) {
  public Delivery {
    users = List.copyOf(users);
  }
}
