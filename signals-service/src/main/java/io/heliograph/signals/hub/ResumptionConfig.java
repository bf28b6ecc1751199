package io.heliograph.signals.hub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Bounds of clients who ask one instance for what they missed. Each time something is looked for in
 * the window, and nothing is delivered meanwhile.
 */
@ConfigMapping(prefix = "heliograph.signals.resumptions")
interface ResumptionConfig {

  /**
   * Of one socket in a second, in the long run, before it is closed with 4400; after a quiet time
   * ten times as many may come at once.
   */
  @WithDefault("10")
  @Min(1) @Max(1_000_000) int perSecond();

  /**
   * Of one user in a second, in the long run, each channel counted; after a quiet time ten times as
   * many may come at once. Beyond it nothing is looked for: {@code recovered} is {@code false}.
   * Guests share one user.
   */
  @WithDefault("100")
  @Min(1) @Max(1_000_000) int perSecondAndUser();

  /**
   * That wait until this instance has read as far as the one their position comes from; one more is
   * told that something may be missing.
   */
  @WithDefault("10000")
  @Min(0) int maxWaiting();

  /** The same for one user. */
  @WithDefault("100")
  @Min(0) int maxWaitingPerUser();

  /** The same for one connection. */
  @WithDefault("2")
  @Min(0) int maxWaitingPerConnection();
}
