package io.heliograph.notifications.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.heliograph.identity.EntityRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notification as one user sees it.
 *
 * @param user the recipient; {@code null} for a broadcast, even after that user has read it
 * @param updated time at which a later send with the same scope replaced it
 * @param origin the subject of the service that sent it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "user", "created", "saved", "read", "updated", "origin", "payload"})
public record Notification(
    UUID id,
    @JsonSerialize(using = ToStringSerializer.class) @Schema(implementation = String.class)
        @Nullable EntityRef user,
    @JsonFormat(pattern = TIME, timezone = "UTC") Instant created,
    @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable Instant saved,
    @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable Instant read,
    @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable Instant updated,
    String origin,
    Payload payload) {

  /** ISO 8601 in UTC with milliseconds, as Backstage writes it. */
  public static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

  /**
   * Returns whether a send replaced an earlier notification of its scope instead of creating a new
   * one.
   */
  public boolean wasReplaced() {
    return updated != null;
  }

  /** Returns the time of the replacement, or else of the creation. */
  public Instant arrived() {
    return updated == null ? created : updated;
  }
}
