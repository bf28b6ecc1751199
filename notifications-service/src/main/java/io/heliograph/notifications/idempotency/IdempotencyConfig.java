package io.heliograph.notifications.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for idempotency keys. */
@ConfigMapping(prefix = "heliograph.idempotency")
public interface IdempotencyConfig {

  /** Time for which a key is stored with its request and answer. The table grows with it. */
  @WithDefault("24h")
  Duration retention();

  /**
   * Limit for the bytes that the keys and answers of one sender occupy within {@link #retention()},
   * counted by each instance; beyond it, sends with a key are refused with 429.
   */
  @WithDefault("1G")
  MemorySize quota();

  /** Interval at which expired keys are deleted. */
  @WithDefault("10m")
  Duration sweepInterval();
}
