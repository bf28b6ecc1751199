package io.heliograph.signals.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many may come, and how fast; each for one instance. */
@ConfigMapping(prefix = "heliograph.signals.limits")
public interface LimitsConfig {

  /** Open sockets and streams. Memory grows with it. */
  @WithDefault("20000")
  @Min(1) int connections();

  /** Open sockets and streams of one user; guests share one user and are not held to it. */
  @WithDefault("50")
  @Min(1) int socketsPerUser();

  /**
   * HandshakeRate in a second, in the long run; after a quiet time five times as many may come at
   * once. Each may cost a signature's verification.
   */
  @WithDefault("2000")
  @Min(1) @Max(1_000_000) int handshakesPerSecond();

  /**
   * Frames that one client may send in a second, in the long run; after a quiet time four times as
   * many may come at once.
   */
  @WithDefault("50")
  @Min(1) @Max(1_000_000) int framesPerSecond();
}
