package io.heliograph.web.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of the connections to the public port. */
@ConfigMapping(prefix = "heliograph.web.connections")
interface ConnectionsConfig {

  /**
   * Open TCP connections, whatever they are used for; one more is closed. Each is a file descriptor
   * and some KB.
   */
  @WithDefault("4096")
  @Min(1) int max();

  /**
   * The same from one address; 0 is no limit of its own. Behind a proxy all connections come from
   * the proxy, so it lies below {@link #max()} by no more than what is left for everybody else.
   */
  @WithDefault("3072")
  @Min(0) int maxPerAddress();

  /** Limit for the head of a request, from its first byte, and for a new connection to send one. */
  @WithDefault("10S")
  Duration headTimeout();

  /** Limit for 1 KB of a body, or the rest of it, to arrive; then the connection is closed. */
  @WithDefault("10S")
  Duration bodyTimeout();
}
