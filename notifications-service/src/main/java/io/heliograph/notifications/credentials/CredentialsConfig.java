package io.heliograph.notifications.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of our own tokens. */
@ConfigMapping(prefix = "heliograph.credentials")
interface CredentialsConfig {

  /**
   * How long a key signs tokens, 2 hours or more. A longer time makes fewer keys, and a stolen one
   * useful for longer.
   */
  @WithDefault("24H")
  @DurationMin(hours = 2)
  Duration keyLifetime();
}
