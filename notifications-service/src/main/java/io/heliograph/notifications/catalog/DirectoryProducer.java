package io.heliograph.notifications.catalog;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.notifications.credentials.PluginTokens;
import io.heliograph.notifications.directory.Directory;
import io.heliograph.notifications.directory.DirectoryConfig;
import io.heliograph.notifications.directory.FileDirectory;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the configured directory. The service does not start if it cannot be created, for example
 * because its file cannot be read.
 */
final class DirectoryProducer {
  private DirectoryProducer() {}

  @Produces
  @Singleton
  @Startup(APPLICATION)
  static Directory directory(
      DirectoryConfig config, CatalogConfig catalog, Vertx vertx, PluginTokens tokens) {
    return switch (config.type()) {
      case NONE -> new FileDirectory(Map.of(), Set.of());
      case FILE -> CatalogFile.read(needed(config.file(), "file"));
      case BACKSTAGE -> catalog(catalog, vertx, tokens);
    };
  }

  private static Directory catalog(CatalogConfig config, Vertx vertx, PluginTokens tokens) {
    var client =
        new CatalogClient(
            vertx,
            needed(config.catalogUrl(), "backstage.catalog-url"),
            CatalogToken.of(config.token(), tokens),
            config);
    return new CatalogDirectory(client, config);
  }

  private static <T> T needed(Optional<T> setting, String name) {
    return setting.orElseThrow(
        () ->
            new ConfigurationException(
                "heliograph.directory.type needs heliograph.directory." + name + ": set it"));
  }
}
