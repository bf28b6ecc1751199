package io.heliograph.signals.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits for connections and rates, for each instance. */
@ConfigMapping(prefix = "heliograph.signals.limits")
public interface LimitsConfig {

  /** Maximum open sockets and streams. Memory grows with it. */
  @WithDefault("20000")
  @Min(1) int sockets();

  /** Maximum open sockets and streams of one user; guests share one user and are exempt. */
  @WithDefault("50")
  @Min(1) int socketsPerUser();

  /**
   * Maximum memory of the ownership refs, channels and requests of all open sockets and streams,
   * estimated. The heap needs this much beside the memory of the connections themselves. Guests
   * share half of it.
   */
  @WithDefault("160M")
  MemorySize memory();

  /** Maximum memory of the same for one user, except guests. */
  @WithDefault("8M")
  MemorySize memoryPerUser();

  /**
   * Handshakes per second in the long run; after idle time a burst of five times as many is
   * allowed. Each may need the verification of a signature.
   */
  @WithDefault("2000")
  @Min(1) @Max(1_000_000) int handshakesPerSecond();

  /**
   * Frames per second from one client in the long run; after idle time a burst of four times as
   * many is allowed.
   */
  @WithDefault("50")
  @Min(1) @Max(1_000_000) int framesPerSecond();
}
