package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;

/** Holds one notification: of those of an origin with a scope, each user has at most one. */
public record ScopeKey(EntityRef user, String origin, String scope) {
  static ScopeKey of(Notification notification) {
    return new ScopeKey(
        requireNonNull(notification.user()),
        notification.origin(),
        requireNonNull(notification.payload().scope()));
  }
}
