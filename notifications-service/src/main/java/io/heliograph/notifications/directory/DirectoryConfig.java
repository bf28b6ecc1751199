package io.heliograph.notifications.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the directory of users and groups. */
@ConfigMapping(prefix = "heliograph.directory")
public interface DirectoryConfig {

  /**
   * Type of the directory. With {@code none} the directory is empty, so only user refs resolve to
   * users.
   */
  @WithDefault("none")
  Type type();

  /**
   * For type {@code file}: a YAML file in Backstage's catalog format, one document per entity. It
   * is read once at startup.
   */
  Optional<Path> file();

  /**
   * Maximum number of users of one send; a send to more is refused with 400. Raising it increases
   * memory use and the length of one transaction.
   */
  @WithDefault("100000")
  @Min(1) int maxRecipients();

  /** The types of directory; {@code CatalogConfig} has the settings of {@code BACKSTAGE}. */
  enum Type {
    NONE,
    FILE,
    BACKSTAGE
  }
}
