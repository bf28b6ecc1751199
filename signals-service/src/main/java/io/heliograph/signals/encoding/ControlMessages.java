package io.heliograph.signals.encoding;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * Messages of the server that are not signals, for clients that requested them; see
 * docs/protocol.md.
 */
public final class ControlMessages {
  private static final String TYPE = "type";
  private static final String POSITION = "position";

  private ControlMessages() {}

  public static String subscribed(String channel, String position, boolean recovered) {
    return new JsonObject()
        .put(TYPE, "subscribed")
        .put("subscription", channel)
        .put(POSITION, position)
        .put("recovered", recovered)
        .encode();
  }

  static String position(String position, Duration staleness) {
    var message = new JsonObject().put(TYPE, POSITION).put(POSITION, position);
    return (staleness.isZero() ? message : message.put("streamAgeMs", staleness.toMillis()))
        .encode();
  }

  public static String refreshed(Instant expiresAt) {
    return new JsonObject().put(TYPE, "refreshed").put("expiresAt", expiresAt.toString()).encode();
  }

  public static String refused(CloseCode why, String detail) {
    return new JsonObject()
        .put(TYPE, "error")
        .put("code", why.code())
        .put("detail", detail)
        .encode();
  }

  public static String draining(long reconnectWithinMillis) {
    return new JsonObject()
        .put(TYPE, "draining")
        .put("reconnectWithinMs", reconnectWithinMillis)
        .encode();
  }
}
