package io.heliograph.notifications.inbox;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;

/** Holds one notification: of those of an origin with a scope, each user has at most one. */
public record Slot(EntityRef user, String origin, String scope) {
  static Slot of(Notification notification) {
    return new Slot(
        requireNonNull(notification.user()),
        notification.origin(),
        requireNonNull(notification.payload().scope()));
  }
}
