package io.heliograph.notifications.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the tokens that this service signs. */
@ConfigMapping(prefix = "heliograph.credentials")
interface CredentialsConfig {

  /**
   * Time for which a key signs tokens, at least 2 hours. Raising it creates fewer keys, but a
   * stolen key is usable for longer.
   */
  @WithDefault("24h")
  @DurationMin(hours = 2)
  Duration keyLifetime();
}
