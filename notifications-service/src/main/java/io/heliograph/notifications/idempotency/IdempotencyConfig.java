package io.heliograph.notifications.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a send may be repeated. */
@ConfigMapping(prefix = "heliograph.idempotency")
public interface IdempotencyConfig {

  /** For how long a key stands for its request. The table grows with it. */
  @WithDefault("24H")
  Duration retention();

  /**
   * What the answers of one sender's keys may take in the time of {@link #retention()}, for each
   * instance; then sends with a key are a 429.
   */
  @WithDefault("1G")
  MemorySize quota();

  /** How often keys beyond that are deleted. */
  @WithDefault("10M")
  Duration sweepInterval();
}
