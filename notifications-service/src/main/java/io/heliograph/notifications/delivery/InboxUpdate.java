package io.heliograph.notifications.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to some of a user's notifications; a mark that is {@code null} stays unchanged.
 *
 * @param ids may be empty, and may contain ids that do not belong to the user, which are ignored
 */
public record InboxUpdate(List<UUID> ids, @Nullable Boolean read, @Nullable Boolean saved) {

  public boolean changesSomething() {
    return read != null || saved != null;
  }

  /** Returns the actions to signal to the user's other connections, the read state first. */
  List<String> actions() {
    var actions = new ArrayList<String>();
    if (read != null) {
      actions.add(read ? "notification_read" : "notification_unread");
    }
    if (saved != null) {
      actions.add(saved ? "notification_saved" : "notification_unsaved");
    }
    return actions;
  }
}
