package io.heliograph.signals.connection;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What a stream of events says that is no signal; see docs/protocol.md. */
final class EventWords {
  private EventWords() {}

  static String subscribed(String position, boolean recovered) {
    String data = new JsonObject().put("recovered", recovered).encode();
    return "event: subscribed\nid: " + position + "\ndata: " + data + "\n\n";
  }

  /** Without data nothing is shown to the reader, but the id is kept (HTML standard, 9.2.6). */
  static String position(String position, Duration staleness) {
    String id = "id: " + position + '\n';
    return staleness.isZero() ? id + '\n' : id + stale(staleness);
  }

  static String draining(Duration within) {
    String data = new JsonObject().put("reconnectWithinMs", within.toMillis()).encode();
    return "event: draining\ndata: " + data + "\n\n";
  }

  static String closed(Closing why) {
    String data = new JsonObject().put("code", why.code()).put("reason", why.message()).encode();
    return "event: closed\ndata: " + data + "\n\n";
  }

  private static String stale(Duration staleness) {
    String data = new JsonObject().put("streamAgeMs", staleness.toMillis()).encode();
    return "event: stale\ndata: " + data + "\n\n";
  }
}
