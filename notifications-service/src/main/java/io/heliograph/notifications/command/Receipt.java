package io.heliograph.notifications.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of the answer to a send that describes one recipient. */
@Schema(oneOf = {Receipt.Created.class, Notification.class})
public sealed interface Receipt {

  static Receipt of(Notification stored, String sent) {
    return stored.wasReplaced() ? new Replaced(stored) : Created.of(stored, sent);
  }

  /** A new notification: the payload as sent, without fields that are not set yet. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Created(
      @JsonRawValue @Schema(implementation = PayloadBody.class) String payload,
      String origin,
      @JsonFormat(pattern = Notification.TIME, timezone = "UTC") Instant created,
      UUID id,
      @JsonSerialize(using = ToStringSerializer.class) @Schema(implementation = String.class)
          @Nullable EntityRef user)
      implements Receipt {

    static Created of(Notification stored, String sent) {
      return new Created(sent, stored.origin(), stored.created(), stored.id(), stored.user());
    }
  }

  /** An earlier notification of the same scope that was replaced, as it is stored now. */
  record Replaced(@JsonValue Notification notification) implements Receipt {}
}
