package io.heliograph.notifications.command;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Payload;
import io.vertx.core.json.Json;
import java.time.Instant;

/**
 * The content of a send, identical for all recipients.
 *
 * @param json the payload as it was sent, with its severity; answers contain it for each recipient
 */
public record SendContent(String origin, Payload payload, String json) {

  public static SendContent of(String origin, PayloadBody sent) {
    return new SendContent(origin, sent.toPayload(), Json.encode(sent.withSeverity()));
  }

  /** Restores the content from its {@link #json()}. */
  public static SendContent of(String origin, String json) {
    return new SendContent(origin, Json.decodeValue(json, PayloadBody.class).toPayload(), json);
  }

  /**
   * Returns the draft to write. Its creation time is the time of the write, so that a client that
   * requests notifications created after the last one it received does not miss a send that waited.
   */
  public Draft at(Instant created) {
    return new Draft(origin, created, payload);
  }
}
