package io.heliograph.notifications.inbox;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import java.util.List;
import java.util.Set;

/** One draft on its way to some users, who are named once each. */
public record Delivery(Draft draft, List<EntityRef> users) {
  public Delivery {
    users = List.copyOf(users);
  }

  /** Where it goes if it has a scope; without one it takes no slot. */
  public Set<Slot> slots() {
    String scope = draft.payload().scope();
    return scope == null
        ? Set.of()
        : users.stream()
            .map(user -> new Slot(user, draft.origin(), scope))
            .collect(toUnmodifiableSet());
  }
}
