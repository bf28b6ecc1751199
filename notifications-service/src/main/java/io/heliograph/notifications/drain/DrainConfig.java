package io.heliograph.notifications.drain;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * Durations of the shutdown; the defaults are in the application.properties of this service. Their
 * sum, and {@code quarkus.shutdown.timeout}, must stay below the grace period of the platform that
 * stops the service.
 */
@ConfigMapping(prefix = "heliograph.notifications.drain")
interface DrainConfig {

  /** Time for which requests are accepted after SIGTERM, until load balancers send no more. */
  Duration propagation();

  /** Limit for requests in flight after that. */
  Duration timeout();
}
