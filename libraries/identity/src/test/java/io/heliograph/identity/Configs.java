package io.heliograph.identity;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configurations, read the way a service reads them. */
final class Configs {

  private Configs() {}

  static IdentityConfig ofEnvironment(Map<String, String> environment) {
    return of(Map.of(), environment);
  }

  static IdentityConfig ofProperties(Map<String, String> properties) {
    return of(properties, Map.of());
  }

  static IdentityConfig of(Map<String, String> properties, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IdentityConfig.class)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .withSources(new EnvConfigSource(environment, 300))
        .build()
        .getConfigMapping(IdentityConfig.class);
  }

  static IdentityConfig withService(String name, String token, String subject) {
    return ofProperties(service(name, token, subject));
  }

  static IdentityConfig withServices(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new HashMap<>(one);
    both.putAll(other);
    return ofProperties(both);
  }

  static Map<String, String> service(String name, String token, String subject) {
    String prefix = "heliograph.identity.services." + name;
    return Map.of(prefix + ".token", token, prefix + ".subject", subject);
  }

  static Map<String, String> issuer(String name, String issuer, String jwksLocation) {
    String prefix = "heliograph.identity.issuers." + name;
    return Map.of(prefix + ".issuer", issuer, prefix + ".jwks-location", jwksLocation);
  }
}
