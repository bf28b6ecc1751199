package io.heliograph.signals.partitions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Time-outs of the Kafka clients. With them, reading continues within ten seconds after a broker
 * recovers that had stopped responding without closing its connections. Settings of the deployment
 * ({@code kafka.*}) take precedence.
 */
public final class KafkaTimeouts {
  /** Maximum time that one call of a client blocks. */
  static final Duration CALL = Duration.ofSeconds(5);

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "request.timeout.ms", "5000",
          "default.api.timeout.ms", "5000",
          "socket.connection.setup.timeout.ms", "2000",
          "socket.connection.setup.timeout.max.ms", "5000",
          "reconnect.backoff.max.ms", "1000",
          "retry.backoff.max.ms", "1000");

  private KafkaTimeouts() {}

  /** Returns the settings, with a default for each time-out that they do not contain. */
  public static Map<String, Object> with(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(DEFAULTS);
    all.putAll(settings);
    return all;
  }
}
