package io.heliograph.signals.hub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Limits of resumptions on one instance. Each one searches the replay window, and nothing is
 * delivered meanwhile.
 */
@ConfigMapping(prefix = "heliograph.signals.resumptions")
interface ResumptionConfig {

  /**
   * Sustained rate of resumptions per second for one connection; beyond it the connection is closed
   * with 4400. After an idle period, a burst of ten times as many is allowed.
   */
  @WithDefault("10")
  @Min(1) @Max(1_000_000) int perSecond();

  /**
   * Sustained rate of resumptions per second for one user, counted for each channel and for every
   * 50 refs that the user owns. After an idle period, a burst of ten times as many is allowed.
   * Beyond it the window is not searched: {@code recovered} is {@code false}. Guests share one
   * user.
   */
  @WithDefault("100")
  @Min(1) @Max(1_000_000) int perSecondAndUser();

  /**
   * Maximum number of resumptions that wait until this instance has reached their position. A
   * further one is notified that signals may be missing.
   */
  @WithDefault("10000")
  @Min(0) int maxWaiting();

  /** Maximum number of waiting resumptions for one user. */
  @WithDefault("100")
  @Min(0) int maxWaitingPerUser();

  /** Maximum number of waiting resumptions for one connection. */
  @WithDefault("2")
  @Min(0) int maxWaitingPerConnection();
}
