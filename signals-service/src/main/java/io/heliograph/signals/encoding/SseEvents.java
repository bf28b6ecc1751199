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
   * Returns a heartbeat. It has a name and data, because an id alone is not standard: some clients
   * pass it to the page as an event with empty data, others ignore it with its id.
   */
  static String position(String position, Duration staleness) {
    var data = new JsonObject();
    if (!staleness.isZero()) {
      data.put("streamAgeMs", staleness.toMillis());
    }
    return "event: position\nid: " + position + "\ndata: " + data.encode() + "\n\n";
  }

  public static String draining(Duration within) {
    String data = new JsonObject().put("reconnectWithinMs", within.toMillis()).encode();
    return "event: draining\ndata: " + data + "\n\n";
  }

  public static String closed(CloseCode why) {
    String data = new JsonObject().put("code", why.code()).put("reason", why.message()).encode();
    return "event: closed\ndata: " + data + "\n\n";
  }
}
