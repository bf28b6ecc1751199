package io.heliograph.web.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits for connections to the public port. */
@ConfigMapping(prefix = "heliograph.web.connections")
interface ConnectionsConfig {

  /**
   * Maximum open TCP connections, for any use; one more is closed. Each uses a file descriptor and
   * some KiB.
   */
  @WithDefault("4096")
  @Min(1) int max();

  /**
   * Maximum open TCP connections from one address; 0: no separate limit. Behind a proxy all
   * connections come from the proxy, so it should be below {@link #max()} by no more than the
   * connections that are reserved for all others.
   */
  @WithDefault("3072")
  @Min(0) int maxPerAddress();

  /**
   * Maximum time for the head of a request from its first byte, and for a new connection to send
   * one; then the connection is closed. Time in which this service does not read does not count.
   * Over HTTP/2 it is also the maximum time for each frame that does not belong to a body.
   */
  @WithDefault("10s")
  Duration headTimeout();

  /**
   * Maximum time for 1 KiB of a body, or the rest of it, to arrive; then the connection is closed.
   */
  @WithDefault("10s")
  Duration bodyTimeout();

  /**
   * Maximum total size of request heads of more than 8 KiB that have not arrived completely, of
   * trailers, and of HTTP/2 frames that do not belong to a body; beyond it their connections are
   * closed. Memory grows with it. A part of a {@code DATA} frame, or of a TLS record after the
   * first request, is not counted: 16 KiB for each connection.
   */
  @WithDefault("32M")
  MemorySize maxHeadsSize();

  /**
   * Maximum unanswered requests of one HTTP/1 connection; one more closes it. Each takes memory up
   * to {@code quarkus.http.limits.max-header-size}.
   */
  @WithDefault("10")
  @Min(1) int maxPipelined();
}
