package io.heliograph.signals.drain;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * How this service leaves; the defaults are in its application.properties. The sum stays below the
 * grace period of whoever stops it.
 */
@ConfigMapping(prefix = "heliograph.signals.drain")
interface DrainConfig {

  /**
   * How long it goes on as before after it was told to stop: until nobody is sent here any more.
   */
  Duration propagation();

  /** Over how long the connections are closed after that, each at a time of its own. */
  Duration period();
}
