package io.heliograph.identity.token;

import io.heliograph.identity.IdentityConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Builds configurations in the same way as a service does. */
public final class Configs {

  private Configs() {}

  public static IdentityConfig ofEnvironment(Map<String, String> environment) {
    return of(Map.of(), environment);
  }

  public static IdentityConfig ofProperties(Map<String, String> properties) {
    return of(properties, Map.of());
  }

  public static IdentityConfig of(Map<String, String> properties, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IdentityConfig.class)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .withSources(new EnvConfigSource(environment, 300))
        .build()
        .getConfigMapping(IdentityConfig.class);
  }

  public static IdentityConfig withService(String name, String token, String subject) {
    return ofProperties(service(name, token, subject));
  }

  public static IdentityConfig withServices(Map<String, String> one, Map<String, String> other) {
    return ofProperties(all(one, other));
  }

  public static Map<String, String> service(String name, String token, String subject) {
    String prefix = "heliograph.identity.services." + name;
    return Map.of(prefix + ".token", token, prefix + ".subject", subject);
  }

  public static Map<String, String> backstage(String baseUrl, String pluginId) {
    String prefix = "heliograph.identity.backstage.";
    return Map.of(prefix + "base-url", baseUrl, prefix + "plugin-id", pluginId);
  }

  static Map<String, String> external(String name, String issuer, String jwksLocation) {
    String prefix = "heliograph.identity.external." + name;
    return Map.of(prefix + ".issuer", issuer, prefix + ".jwks-location", jwksLocation);
  }

  public static Map<String, String> all(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  public static Map<String, String> issuer(String name, String issuer, String jwksLocation) {
    String prefix = "heliograph.identity.issuers." + name;
    return Map.of(prefix + ".issuer", issuer, prefix + ".jwks-location", jwksLocation);
  }
}
