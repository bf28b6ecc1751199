package io.heliograph.signals.encoding;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Events of an event stream that are not signals; see docs/protocol.md. */
public final class SseEvents {
  private SseEvents() {}

  public static String subscribed(String position, boolean recovered) {
    String data = new JsonObject().put("recovered", recovered).encode();
    return "event: subscribed\nid: " + position + "\ndata: " + data + "\n\n";
  }

  /**
   * Returns an event that sets the id. Without data, a client dispatches no event but keeps the id
   * (HTML standard, 9.2.6).
   */
  static String position(String position, Duration staleness) {
    String id = "id: " + position + '\n';
    return staleness.isZero() ? id + '\n' : id + stale(staleness);
  }

  public static String draining(Duration within) {
    String data = new JsonObject().put("reconnectWithinMs", within.toMillis()).encode();
    return "event: draining\ndata: " + data + "\n\n";
  }

  public static String closed(CloseCode why) {
    String data = new JsonObject().put("code", why.code()).put("reason", why.message()).encode();
    return "event: closed\ndata: " + data + "\n\n";
  }

  private static String stale(Duration staleness) {
    String data = new JsonObject().put("streamAgeMs", staleness.toMillis()).encode();
    return "event: stale\ndata: " + data + "\n\n";
  }
}
