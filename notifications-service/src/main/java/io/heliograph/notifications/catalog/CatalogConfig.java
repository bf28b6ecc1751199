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

/** Backstage's catalog, for the directory of that type. */
@ConfigMapping(prefix = "heliograph.directory.backstage")
interface CatalogConfig {

  /** Its API, for example {@code https://backstage.example.com/api/catalog}. */
  Optional<URI> catalogUrl();

  /**
   * A static token of Backstage's external access. Not set: tokens of our own, which the catalog
   * verifies with the keys that this service publishes.
   */
  Optional<String> token();

  /** How long one attempt may take, answer included. A send waits that long for each. */
  @WithDefault("3S")
  @DurationMin(millis = 1)
  Duration timeout();

  /** How often it is tried again when there was no answer in time, or 502, 503 or 504. */
  @WithDefault("1")
  @Min(0) @Max(10) int retries();

  /**
   * How long an entity is remembered, also that there is none; 0 is not at all. Raising it spares
   * the catalog, and a new member waits longer for the first notification.
   */
  @WithDefault("10S")
  @DurationMin
  Duration cache();

  /** How many entities are remembered. Memory grows with them and with the members they have. */
  @WithDefault("10000")
  @Min(0) int cacheSize();

  /**
   * A larger answer to one request (at most 1,000 entities) is a failure. Memory for the answers in
   * flight grows with it; a member of a group takes about 100 bytes.
   */
  @WithDefault("32M")
  MemorySize maxResponseSize();
}
