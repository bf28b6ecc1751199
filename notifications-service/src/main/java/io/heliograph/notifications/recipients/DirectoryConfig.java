package io.heliograph.notifications.recipients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where users and groups come from. */
@ConfigMapping(prefix = "heliograph.directory")
interface DirectoryConfig {

  /** {@code none} knows nothing, so only user refs reach anybody. */
  @WithDefault("none")
  Type type();

  /**
   * With type {@code file}: YAML in Backstage's catalog format, one document per entity. It is read
   * once, at start.
   */
  Optional<Path> file();

  /** The kinds of directory. */
  enum Type {
    NONE,
    FILE
  }
}
