package io.heliograph.notifications.drain;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * How this service stops; the defaults are in its application.properties. The sum, and {@code
 * quarkus.shutdown.timeout}, stay below the grace period of whoever stops it.
 */
@ConfigMapping(prefix = "heliograph.notifications.drain")
interface DrainConfig {

  /** How long requests are accepted after SIGTERM: until load balancers send no more. */
  Duration propagation();

  /** How long requests in flight may take after that. */
  Duration timeout();
}
