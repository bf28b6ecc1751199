package io.heliograph.notifications.command;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.heliograph.notifications.notification.Payload;
import io.heliograph.notifications.notification.Severity;
import io.heliograph.web.problem.Problem;
import io.vertx.core.json.Json;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a send as it is received; the answer to the send repeats it.
 *
 * @param unknown unknown fields, which are returned in the answer but not stored with notifications
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayloadBody(
    @NotBlank @Size(max = 255) String title,
    @Size(max = MAX_DESCRIPTION) @Nullable String description,
    @Size(max = MAX_LINK) @Nullable String link,
    @Nullable Severity severity,
    @Size(max = 255) @Nullable String topic,
    @Size(max = 255) @Nullable String scope,
    @Size(max = 255) @Nullable String icon,
    @Nullable Map<String, Object> metadata,
    @JsonAnySetter @JsonAnyGetter @Schema(hidden = true) Map<String, Object> unknown) {
  private static final int MAX_DESCRIPTION = 100_000;
  private static final int MAX_LINK = 8_192;
  private static final int MAX_FREE_FORM = 65_536;

  /** Maximum characters that a notification keeps when a send without them replaces it. */
  static final int MAX_KEPT = MAX_DESCRIPTION + MAX_LINK;

  /**
   * Returns the validated payload. The metadata and unknown fields are stored and returned for each
   * recipient, so their size is limited.
   */
  Payload toPayload() {
    if (Json.encode(metadata).length() + Json.encode(unknown).length() > MAX_FREE_FORM) {
      throw Problem.INPUT.because(
          "payload: metadata and unknown fields must not exceed %d characters as JSON"
              .formatted(MAX_FREE_FORM));
    }
    return new Payload(title, description, link, topic, severityOrDefault(), scope, icon, metadata);
  }

  /** Returns the same payload, with the default severity if none is set. */
  PayloadBody withSeverity() {
    return new PayloadBody(
        title, description, link, severityOrDefault(), topic, scope, icon, metadata, unknown);
  }

  private Severity severityOrDefault() {
    return severity == null ? Severity.DEFAULT : severity;
  }
}
