package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.List;

/** The recipients of a notification, as the sender addresses them. */
public sealed interface Recipients {

  /** Returns the number of refs, excluded ones included. */
  int size();

  /** All users, including those that are not known yet. */
  record Broadcast() implements Recipients {
    @Override
    public int size() {
      return 0;
    }
  }

  /**
   * Users, groups, or entities that represent their owners; resolved when the notification is sent.
   */
  record Entities(List<EntityRef> refs, List<EntityRef> excluded) implements Recipients {
    @Override
    public int size() {
      return refs.size() + excluded.size();
    }
  }
}
