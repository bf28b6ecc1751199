package io.heliograph.notifications.changes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heliograph.notifications.notification.Notification;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of an inbox.
 *
 * @param type {@code changed}: the notification is new, was replaced, or its marks changed
 * @param notification its current state
 */
record Change(
    @Schema(enumeration = "changed") @JsonProperty("type") String type,
    @JsonProperty("notification") Notification notification) {
  static Change of(Notification notification) {
    return new Change("changed", notification);
  }
}
