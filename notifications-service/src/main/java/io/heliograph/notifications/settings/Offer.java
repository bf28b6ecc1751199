package io.heliograph.notifications.settings;

import io.heliograph.identity.EntityRef;
import org.jspecify.annotations.Nullable;

/** A notification that is about to be delivered to one user. */
public record Offer(EntityRef user, String origin, @Nullable String topic) {

  Switch on(String channel) {
    return new Switch(channel, origin, topic);
  }
}
