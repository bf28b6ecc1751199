package io.heliograph.notifications.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with some of their notifications; {@code null} leaves as it is.
 *
 * @param ids may be empty, and may hold ids that are not theirs: those are passed over
 */
public record InboxUpdate(List<UUID> ids, @Nullable Boolean read, @Nullable Boolean saved) {

  public boolean changesSomething() {
    return read != null || saved != null;
  }

  /** What the person's other sockets are told; the read state first. */
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
