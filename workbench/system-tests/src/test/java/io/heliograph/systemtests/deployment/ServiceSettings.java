package io.heliograph.systemtests.deployment;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The {@code application.properties} of a service, with the defaults of Quarkus for missing keys.
 */
final class ServiceSettings {
  private final SmallRyeConfig config;

  private ServiceSettings(SmallRyeConfig config) {
    this.config = config;
  }

  static ServiceSettings read(Path file) {
    try {
      return new ServiceSettings(
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .withProfile("prod")
              .withSources(new PropertiesConfigSource(file.toUri().toURL()))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<String> keys() {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false);
  }

  int port() {
    return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
  }

  /** Returns the management port, which serves health and metrics. */
  int managementPort() {
    return config.getOptionalValue("quarkus.management.port", Integer.class).orElse(9000);
  }

  String healthPath() {
    return underNonApplicationRoot(text("quarkus.smallrye-health.root-path", "health"));
  }

  String metricsPath() {
    return underNonApplicationRoot(text("quarkus.micrometer.export.prometheus.path", "metrics"));
  }

  /** Returns the maximum time for a stop. */
  Duration timeToStop() {
    return Stream.of(
            "quarkus.shutdown.delay",
            "quarkus.shutdown.timeout",
            "heliograph.notifications.drain.propagation",
            "heliograph.notifications.drain.timeout",
            "heliograph.signals.drain.propagation",
            "heliograph.signals.drain.period")
        .map(key -> duration(text(key, "0")))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private String text(String key, String otherwise) {
    return config.getOptionalValue(key, String.class).orElse(otherwise);
  }

  private String underNonApplicationRoot(String path) {
    String root = "/" + text("quarkus.http.non-application-root-path", "q") + "/";
    return (path.startsWith("/") ? path : root + path).replaceAll("/+", "/");
  }

  /**
   * Parses a duration as Quarkus does: a bare number as seconds, and {@code 10s} as {@code PT10S}.
   */
  private static Duration duration(String value) {
    if (value.endsWith("ms")) {
      return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
    }
    return value.chars().allMatch(Character::isDigit)
        ? Duration.ofSeconds(Long.parseLong(value))
        : Duration.parse(value.startsWith("P") ? value : "PT" + value);
  }
}
