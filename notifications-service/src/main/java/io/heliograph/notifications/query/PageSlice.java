package io.heliograph.notifications.query;

import io.heliograph.notifications.notification.Notification;
import java.util.List;
import java.util.UUID;

/**
 * What of a list was read at once.
 *
 * @param notifications the first ones, with all that they hold
 * @param rest those behind them, which were too much, in the order of the list
 * @param weight about how many bytes the first ones take in memory
 */
public record PageSlice(List<Notification> notifications, List<Remaining> rest, long weight) {

  /** A notification that was found and not read. */
  public record Remaining(UUID id, int weight) {}
}
