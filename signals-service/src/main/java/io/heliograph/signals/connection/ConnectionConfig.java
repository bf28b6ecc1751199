package io.heliograph.signals.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Limits for one socket; the memory of the service grows with each limit times the number of
 * sockets.
 */
@ConfigMapping(prefix = "heliograph.signals.connection")
public interface ConnectionConfig {

  /** Maximum pending bytes of one socket; beyond it the socket is closed with 1013. */
  @WithDefault("1M")
  MemorySize maxPendingSize();

  /** Maximum pending frames of one socket; beyond it the socket is closed with 1013. */
  @WithDefault("2000")
  @Min(1) int maxPendingFrames();

  /**
   * Maximum pending bytes of all sockets together, each frame counted once. The limit of one socket
   * falls as the total approaches this value, so the clients that are furthest behind are closed
   * first. Direct memory grows with it.
   */
  @WithDefault("64M")
  MemorySize maxPendingTotal();

  /** Maximum subscriptions of one socket; beyond it the socket is closed with 4400. */
  @WithDefault("100")
  @Min(1) int maxSubscriptions();

  /**
   * Send buffer of the operating system for one socket, in bytes; buffered data cannot be dropped
   * any more.
   */
  @WithDefault("128K")
  MemorySize sendBuffer();

  /** Interval at which each connection is checked for liveness and gets its position. */
  @WithDefault("30s")
  Duration heartbeat();

  /** Maximum time for a close handshake before the connection is aborted. */
  @WithDefault("1s")
  Duration closeTimeout();
}
