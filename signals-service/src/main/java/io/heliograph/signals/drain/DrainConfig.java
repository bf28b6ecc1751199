package io.heliograph.signals.drain;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * Times of the shutdown; the defaults are in application.properties of this service. Their sum must
 * be below the termination grace period of the platform.
 */
@ConfigMapping(prefix = "heliograph.signals.drain")
interface DrainConfig {

  /**
   * Time for which the service continues normally after its shutdown begins, until no new clients
   * are sent to it.
   */
  Duration propagation();

  /** Period over which the connections are closed after that, each at a random time. */
  Duration period();
}
