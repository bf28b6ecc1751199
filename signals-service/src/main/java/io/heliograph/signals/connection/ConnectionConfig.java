package io.heliograph.signals.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of one socket; the memory of the service grows with each times the number of sockets. */
@ConfigMapping(prefix = "heliograph.signals.connection")
public interface ConnectionConfig {

  /** Bytes that may wait to be written before the socket is closed with 1013. */
  @WithDefault("1M")
  MemorySize maxPendingSize();

  /** Frames that may wait to be written before the socket is closed with 1013. */
  @WithDefault("2000")
  @Min(1) int maxPendingFrames();

  /**
   * Bytes that may wait to be written for all sockets together, each frame counted once. The nearer
   * it comes, the less may wait for one; so those who are furthest behind are closed first. Direct
   * memory grows with it.
   */
  @WithDefault("64M")
  MemorySize maxPendingTotal();

  /** Channels one socket may subscribe to before it is closed with 4400. */
  @WithDefault("100")
  @Min(1) int maxSubscriptions();

  /** Bytes that the system may hold for one socket; what it holds cannot be dropped any more. */
  @WithDefault("128K")
  MemorySize sendBuffer();

  /** How often each reader is asked whether it is still there, and told its position. */
  @WithDefault("30S")
  Duration heartbeat();

  /** How long a closed socket may take to go before its connection is cut. */
  @WithDefault("1S")
  Duration closePatience();
}
