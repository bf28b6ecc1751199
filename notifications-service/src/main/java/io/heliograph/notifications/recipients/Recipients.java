package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.List;

/** To whom a sender addresses a notification. */
public sealed interface Recipients {

  /** Number of refs that it names. */
  int size();

  /** Everybody, also those who are not known yet. */
  record Broadcast() implements Recipients {
    @Override
    public int size() {
      return 0;
    }
  }

  /** Users, groups, or entities that stand for their owners; resolved when it is sent. */
  record Entities(List<EntityRef> refs, List<EntityRef> excluded) implements Recipients {
    @Override
    public int size() {
      return refs.size() + excluded.size();
    }
  }
}
