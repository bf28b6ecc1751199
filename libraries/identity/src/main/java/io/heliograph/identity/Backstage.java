package io.heliograph.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Backstage as an issuer of tokens, whose kinds it tells apart by the header {@code typ}. */
final class Backstage {

  static final String NAME = "backstage";
  static final String USER = "vnd.backstage.user";
  static final String LIMITED_USER = "vnd.backstage.limited-user";
  static final String PLUGIN = "vnd.backstage.plugin";

  private static final String PREFIX = "heliograph.identity.backstage.";
  private static final String AUTH = "auth";

  private final Map<String, TokenVerifier> byType = new HashMap<>();

  /** Without a base URL and without discovery Backstage's own kinds of tokens are not known. */
  Backstage(IdentityConfig.Backstage config, TokenChecks checks) {
    byType.put(LIMITED_USER, Backstage::refused);
    if (config.baseUrl().isPresent() || !config.discovery().isEmpty()) {
      add(config, new Discovery(config, checks::outage), checks);
    }
  }

  Optional<TokenVerifier> verifierOf(UnverifiedToken token) {
    return Optional.ofNullable(byType.get(token.type()));
  }

  /** Tokens of older versions have no type. */
  Optional<TokenVerifier> legacyVerifierOf(UnverifiedToken token) {
    return token.type().isEmpty() && token.forBackstage()
        ? Optional.ofNullable(byType.get(USER))
        : Optional.empty();
  }

  private void add(IdentityConfig.Backstage config, Discovery discovery, TokenChecks checks) {
    Discovery.Place auth = authOf(discovery);
    KeySet keys = checks.keys(NAME, PREFIX + "discovery.auth", auth.at("/.well-known/jwks.json"));
    Ownership ownership = checks.ownership(NAME, Optional.of(auth.at("/v1/userinfo")));
    Demands full = demands(Optional.of(Set.of(NAME)), true);
    Demands limited = demands(Optional.empty(), true);
    byType.put(USER, new UserTokens(checks.check(NAME, full, keys), ownership));
    byType.put(
        PLUGIN,
        new PluginTokens(
            callers(config, discovery, checks),
            new UserTokens(checks.check(NAME, limited, keys), ownership)));
  }

  private static PluginCallers callers(
      IdentityConfig.Backstage config, Discovery discovery, TokenChecks checks) {
    Demands demands = demands(Optional.of(Set.of(pluginId(config))), false);
    return new PluginCallers(
        discovery,
        (name, place) -> {
          KeySource source = place.pluginKeys(checks.timeout());
          return checks.check(name, demands, checks.keys(name, source));
        },
        maxCallers(config));
  }

  private static int maxCallers(IdentityConfig.Backstage config) {
    if (config.maxCallers() < 1) {
      throw new ConfigurationException(PREFIX + "max-callers must be 1 or more");
    }
    return config.maxCallers();
  }

  private static Demands demands(Optional<Set<String>> audience, boolean issuedAt) {
    return new Demands(Optional.empty(), audience, Demands.ASYMMETRIC, issuedAt);
  }

  private static Discovery.Place authOf(Discovery discovery) {
    return discovery
        .placeOf(AUTH)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%sbase-url or %sdiscovery.auth must say where users' keys are"
                        .formatted(PREFIX, PREFIX)));
  }

  private static String pluginId(IdentityConfig.Backstage config) {
    return config
        .pluginId()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    PREFIX + "plugin-id must say for which plugin this service answers"));
  }

  private static Verified refused(UnverifiedToken token) {
    throw new TokenRefusedException(Refusal.TYPE, NAME);
  }
}
