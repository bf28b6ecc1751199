package io.heliograph.notifications.catalog;

import io.heliograph.notifications.directory.DirectoryConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Builds the directory configuration in the same way as the service does. */
public final class DirectorySettings {
  private DirectorySettings() {}

  /** Sets names below {@code heliograph.directory}. All other settings keep their defaults. */
  public static DirectoryConfig of(String... namesAndValues) {
    return read(DirectoryConfig.class, "heliograph.directory.", namesAndValues);
  }

  /** Sets names below {@code heliograph.directory.backstage}. */
  static CatalogConfig ofCatalog(String... namesAndValues) {
    return read(CatalogConfig.class, "heliograph.directory.backstage.", namesAndValues);
  }

  private static <T> T read(Class<T> mapping, String prefix, String... namesAndValues) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put(prefix + namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(properties, "test", 250))
        .build()
        .getConfigMapping(mapping);
  }
}
