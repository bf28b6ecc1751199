package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.Json;

/**
 * What goes over the wire, encoded once and shared by all who get it.
 *
 * @param size in bytes, as UTF-8
 */
public record Frame(String text, int size) {

  /** The message is spliced in as it is, never parsed. */
  static Frame of(Signal signal) {
    String head = "{\"channel\":" + Json.encode(signal.channel()) + ",\"message\":";
    String text = head + new String(signal.message(), UTF_8) + "}";
    return new Frame(text, head.getBytes(UTF_8).length + signal.message().length + 1);
  }
}
