package io.heliograph.notifications.settings;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Builds configurations in the same way as the service does. */
final class Configured {

  private Configured() {}

  /** Reads lines of a properties file whose names are below {@code heliograph.settings}. */
  static Defaults defaults(String... lines) {
    return new Defaults(settings(properties(lines), Map.of()));
  }

  static SettingsConfig settings(Map<String, String> properties, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(SettingsConfig.class)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .withSources(new EnvConfigSource(environment, 300))
        .build()
        .getConfigMapping(SettingsConfig.class);
  }

  static Map<String, String> properties(String... lines) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(String.join("\n", lines)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> "heliograph.settings." + name, properties::getProperty));
  }
}
