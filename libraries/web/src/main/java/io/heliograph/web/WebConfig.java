package io.heliograph.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of a request. */
@ConfigMapping(prefix = "heliograph.web")
interface WebConfig {

  /**
   * A larger body is refused with 413. It must stay below {@code
   * quarkus.http.limits.max-body-size}, where the server cuts off without saying why. Memory grows
   * with it times the requests that are read at a time.
   */
  @WithDefault("1M")
  MemorySize maxBodySize();

  /**
   * Limit for the bodies of more than 16 KB together that are read or worked on; one more is
   * refused with 503. Memory grows with it.
   */
  @WithDefault("64M")
  MemorySize maxBodiesSize();
}
