package io.heliograph.notifications.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/** Where users and groups come from. */
@ConfigMapping(prefix = "heliograph.directory")
public interface DirectoryConfig {

  /** {@code none} knows nothing, so only user refs reach anybody. */
  @WithDefault("none")
  Type type();

  /**
   * With type {@code file}: YAML in Backstage's catalog format, one document per entity. It is read
   * once, at start.
   */
  Optional<Path> file();

  /**
   * How many users one send may reach; more are refused with 400. Memory and the length of one
   * transaction grow with it.
   */
  @WithDefault("100000")
  @Min(1) int maxRecipients();

  /** The kinds of directory; {@link CatalogConfig} has the settings of Backstage's. */
  enum Type {
    NONE,
    FILE,
    BACKSTAGE
  }
}
