package io.heliograph.notifications.settings;

import io.heliograph.identity.EntityRef;
import org.jspecify.annotations.Nullable;

/** A notification that is about to reach one person. */
public record Offer(EntityRef user, String origin, @Nullable String topic) {

  Switch on(String channel) {
    return new Switch(channel, origin, topic);
  }
}
