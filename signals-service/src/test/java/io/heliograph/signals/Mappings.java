package io.heliograph.signals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configurations, read the way the service reads them. */
public final class Mappings {
  private Mappings() {}

  public static <T> T of(Class<T> mapping, Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .build()
        .getConfigMapping(mapping);
  }
}
