package io.heliograph.signals.partitions;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds of what Kafka's clients wait for, so that reading goes on within ten seconds after a
 * broker that had stopped answering, without closing its connections, is back. Settings of the
 * deployment ({@code kafka.*}) come before them.
 */
public final class KafkaTimeouts {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "request.timeout.ms", "5000",
          "default.api.timeout.ms", "5000",
          "socket.connection.setup.timeout.ms", "2000",
          "socket.connection.setup.timeout.max.ms", "5000",
          "reconnect.backoff.max.ms", "1000",
          "retry.backoff.max.ms", "1000");

  private KafkaTimeouts() {}

  /** The settings with a bound for each wait that they do not name. */
  public static Map<String, Object> with(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(DEFAULTS);
    all.putAll(settings);
    return all;
  }
}
