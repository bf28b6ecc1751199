package io.heliograph.notifications.catalog;

import io.heliograph.notifications.directory.DirectoryConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings of the directory, read the way the service reads them. */
public final class DirectorySettings {
  private DirectorySettings() {}

  /** Names below {@code heliograph.directory}, each with its value; the rest is the default. */
  public static DirectoryConfig of(String... namesAndValues) {
    return read(DirectoryConfig.class, "heliograph.directory.", namesAndValues);
  }

  /** Names below {@code heliograph.directory.backstage}. */
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
