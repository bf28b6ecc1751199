package io.heliograph.notifications.recipients;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/**
 * Chooses the directory by configuration; one that cannot be read keeps the service from starting.
 */
final class DirectoryProducer {
  private DirectoryProducer() {}

  @Produces
  @Singleton
  @Startup
  static Directory directory(DirectoryConfig config) {
    return switch (config.type()) {
      case NONE -> new FileDirectory(Map.of());
      case FILE -> CatalogFile.read(fileOf(config));
    };
  }

  private static Path fileOf(DirectoryConfig config) {
    return config
        .file()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "heliograph.directory.type is file: set heliograph.directory.file as well"));
  }
}
