package io.heliograph.notifications.command;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Payload;
import io.vertx.core.json.Json;
import java.time.Instant;

/**
 * The content of a send, the same for all who get it.
 *
 * @param json the payload as it was sent, with its severity; answers show it for each recipient
 */
public record SendContent(String origin, Payload payload, String json) {

  public static SendContent of(String origin, PayloadBody sent) {
    return new SendContent(origin, sent.toPayload(), Json.encode(sent.withSeverity()));
  }

  /** The same from what {@link #json()} said. */
  public static SendContent of(String origin, String json) {
    return new SendContent(origin, Json.decodeValue(json, PayloadBody.class).toPayload(), json);
  }

  /**
   * As it is written. The time is that of writing, so that a client that asks for what was created
   * after what it has seen misses nothing that waited.
   */
  public Draft at(Instant created) {
    return new Draft(origin, created, payload);
  }
}
