package io.heliograph.notifications.query;

import io.heliograph.notifications.notification.Notification;
import java.util.List;
import java.util.UUID;

/**
 * The part of a list that was read at once.
 *
 * @param notifications the first notifications, complete
 * @param rest the notifications after them, which exceeded the limit, in the order of the list
 * @param weight approximate bytes in memory of the first notifications
 */
public record PageSlice(List<Notification> notifications, List<Remaining> rest, long weight) {

  /** A notification that was found but not read. */
  public record Remaining(UUID id, int weight) {}
}
