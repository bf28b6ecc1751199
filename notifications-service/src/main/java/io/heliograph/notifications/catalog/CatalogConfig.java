package io.heliograph.notifications.catalog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the directory type {@code backstage}, which uses Backstage's catalog. */
@ConfigMapping(prefix = "heliograph.directory.backstage")
interface CatalogConfig {

  /** URL of the catalog's API, for example {@code https://backstage.example.com/api/catalog}. */
  Optional<URI> catalogUrl();

  /**
   * A static token of Backstage's external access. Not set: this service signs its own tokens,
   * which the catalog verifies with the keys that this service publishes.
   */
  Optional<String> token();

  /**
   * Maximum duration of one attempt, including the response. A send waits up to this long for each
   * attempt.
   */
  @WithDefault("3s")
  @DurationMin(millis = 1)
  Duration timeout();

  /** Number of retries after a timeout, a connection failure, or status 502, 503 or 504. */
  @WithDefault("1")
  @Min(0) @Max(10) int retries();

  /**
   * Time for which an entity, or its absence, is cached; 0 disables the cache. Raising it reduces
   * the load on the catalog, but new members of a group get their first notification later.
   */
  @WithDefault("10s")
  @DurationMin
  Duration cache();

  /**
   * Maximum number of cached entities. Memory grows with it and with the number of their members.
   */
  @WithDefault("10000")
  @Min(0) int cacheSize();

  /**
   * Maximum size of the response to one request (of at most 1,000 entities); a larger one is a
   * failure. Memory for responses in flight grows with it; a member of a group takes about 100
   * bytes.
   */
  @WithDefault("32M")
  MemorySize maxResponseSize();
}
