package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Payload;
import io.vertx.core.json.Json;
import java.time.Instant;

/**
 * The content of a send, the same for all who get it.
 *
 * @param json the payload as it was sent, with its severity; answers show it for each recipient
 */
record Content(String origin, Payload payload, String json) {

  static Content of(String origin, PayloadBody sent) {
    return new Content(origin, sent.toPayload(), Json.encode(sent.withSeverity()));
  }

  /** The same from what {@link #json()} said. */
  static Content of(String origin, String json) {
    return new Content(origin, Json.decodeValue(json, PayloadBody.class).toPayload(), json);
  }

  /**
   * As it is written. The time is that of writing, so that a client that asks for what was created
   * after what it has seen misses nothing that waited.
   */
  Draft at(Instant created) {
    return new Draft(origin, created, payload);
  }
}
