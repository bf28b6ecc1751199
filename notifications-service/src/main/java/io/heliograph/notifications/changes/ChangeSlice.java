package io.heliograph.notifications.changes;

import io.heliograph.notifications.notification.Notification;
import java.util.List;

/**
 * Changes that were read at once.
 *
 * @param present the cursor behind all changes
 * @param reached the cursor behind the changes of this slice
 * @param notifications their notifications, in the order of the changes
 */
record ChangeSlice(InboxCursor present, InboxCursor reached, List<Notification> notifications) {

  boolean hasMore() {
    return !reached.equals(present);
  }
}
