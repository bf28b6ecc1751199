package io.heliograph.signals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Builds configurations in the same way as the service does. */
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
