package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import java.util.List;

/**
 * A draft and the users who receive it, each of them once. Instances are compared by identity,
 * because two senders may send the same.
 */
public final class Delivery {
  private final Draft draft;
  private final List<EntityRef> users;

  public Delivery(Draft draft, List<EntityRef> users) {
    this.draft = draft;
    this.users = List.copyOf(users);
  }

  public Draft draft() {
    return draft;
  }

  public List<EntityRef> users() {
    return users;
  }
}
