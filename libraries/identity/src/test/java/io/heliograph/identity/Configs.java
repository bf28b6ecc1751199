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
    return ofProperties(all(one, other));
  }

  static Map<String, String> service(String name, String token, String subject) {
    String prefix = "heliograph.identity.services." + name;
    return Map.of(prefix + ".token", token, prefix + ".subject", subject);
  }

  static Map<String, String> backstage(String baseUrl, String pluginId) {
    String prefix = "heliograph.identity.backstage.";
    return Map.of(prefix + "base-url", baseUrl, prefix + "plugin-id", pluginId);
  }

  static Map<String, String> external(String name, String issuer, String jwksLocation) {
    String prefix = "heliograph.identity.external." + name;
    return Map.of(prefix + ".issuer", issuer, prefix + ".jwks-location", jwksLocation);
  }

  static Map<String, String> all(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  static Map<String, String> issuer(String name, String issuer, String jwksLocation) {
    String prefix = "heliograph.identity.issuers." + name;
    return Map.of(prefix + ".issuer", issuer, prefix + ".jwks-location", jwksLocation);
  }
}
