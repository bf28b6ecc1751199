package io.heliograph.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Limits for requests. */
@ConfigMapping(prefix = "heliograph.web")
public interface WebConfig {

  /**
   * Maximum size of a body; a larger one is refused with 413. It must be below {@code
   * quarkus.http.limits.max-body-size}, at which the server closes the connection without a reason.
   * Memory grows with it times the requests that are read at the same time.
   */
  @WithDefault("1M")
  MemorySize maxBodySize();

  /**
   * Maximum total size of bodies of more than 16 KiB that are read or processed at the same time;
   * one more is refused with 503. Memory grows with it.
   */
  @WithDefault("64M")
  MemorySize maxBodiesSize();

  /**
   * Path below which a proxy publishes this service, such as {@code /portal}. Requests below it are
   * served as well as those without it, so the proxy may remove it or not.
   */
  Optional<String> pathPrefix();
}
