package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import java.util.List;

/** One draft on its way to some users, who are named once each. */
public record Delivery(Draft draft, List<EntityRef> users) {
  public Delivery {
    users = List.copyOf(users);
  }
}
