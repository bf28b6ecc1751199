package io.heliograph.signals.connection;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** What the server says that is no signal; see docs/protocol.md. Clients must have asked for it. */
final class Words {
  private static final String TYPE = "type";
  private static final String POSITION = "position";

  private Words() {}

  static String subscribed(String channel, String position, boolean recovered) {
    return new JsonObject()
        .put(TYPE, "subscribed")
        .put("subscription", channel)
        .put(POSITION, position)
        .put("recovered", recovered)
        .encode();
  }

  static String position(String position, Duration staleness) {
    var words = new JsonObject().put(TYPE, POSITION).put(POSITION, position);
    return (staleness.isZero() ? words : words.put("streamAgeMs", staleness.toMillis())).encode();
  }

  static String refreshed(Instant expiresAt) {
    return new JsonObject().put(TYPE, "refreshed").put("expiresAt", expiresAt.toString()).encode();
  }

  static String refused(Closing why, String detail) {
    return new JsonObject()
        .put(TYPE, "error")
        .put("code", why.code())
        .put("detail", detail)
        .encode();
  }

  static String draining(long reconnectWithinMillis) {
    return new JsonObject()
        .put(TYPE, "draining")
        .put("reconnectWithinMs", reconnectWithinMillis)
        .encode();
  }
}
