package io.heliograph.notifications.delivery;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;

/** Key of a scoped notification: each user has at most one notification of an origin and scope. */
public record ScopeKey(EntityRef user, String origin, String scope) {
  static ScopeKey of(Notification notification) {
    return new ScopeKey(
        requireNonNull(notification.user()),
        notification.origin(),
        requireNonNull(notification.payload().scope()));
  }
}
