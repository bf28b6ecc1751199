package io.heliograph.identity.backstage;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.claims.ClaimMapping;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.KeySet;
import io.heliograph.identity.jwks.KeySource;
import io.heliograph.identity.token.TokenCheckFactory;
import io.heliograph.identity.token.TokenRequirements;
import io.heliograph.identity.token.TokenVerifier;
import io.heliograph.identity.token.UnverifiedToken;
import io.heliograph.identity.token.UserOwnership;
import io.heliograph.identity.token.UserTokens;
import io.heliograph.identity.token.VerifiedIdentity;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Backstage as an issuer of tokens, whose kinds are distinguished by the header {@code typ}. */
public final class BackstageTokens {

  static final String NAME = "backstage";
  static final String USER = "vnd.backstage.user";
  static final String LIMITED_USER = "vnd.backstage.limited-user";
  static final String PLUGIN = "vnd.backstage.plugin";

  private static final String PREFIX = "heliograph.identity.backstage.";
  private static final String AUTH = "auth";

  private final Map<String, TokenVerifier> byType = new HashMap<>();

  /**
   * Creates the verifiers. Without a base URL and without discovery, it verifies no tokens of
   * Backstage.
   */
  public BackstageTokens(IdentityConfig.Backstage config, TokenCheckFactory checks) {
    byType.put(LIMITED_USER, BackstageTokens::refused);
    if (config.baseUrl().isPresent() || !config.discovery().isEmpty()) {
      add(config, new Discovery(config, checks::circuit), checks);
    }
  }

  public Optional<TokenVerifier> verifierOf(UnverifiedToken token) {
    return Optional.ofNullable(byType.get(token.type()));
  }

  /** Returns the verifier for tokens of older versions, which have no type. */
  public Optional<TokenVerifier> legacyVerifierOf(UnverifiedToken token) {
    return token.type().isEmpty() && token.forBackstage()
        ? Optional.ofNullable(byType.get(USER))
        : Optional.empty();
  }

  private void add(IdentityConfig.Backstage config, Discovery discovery, TokenCheckFactory checks) {
    Discovery.Location auth = authOf(discovery);
    KeySet keys = checks.keys(NAME, PREFIX + "discovery.auth", auth.at("/.well-known/jwks.json"));
    UserOwnership ownership =
        checks.ownership(NAME, ClaimMapping.BACKSTAGE, Optional.of(auth.at("/v1/userinfo")));
    TokenRequirements full = requirements(Optional.of(Set.of(NAME)), true);
    TokenRequirements limited = requirements(Optional.empty(), true);
    byType.put(USER, new UserTokens(checks.check(NAME, full, keys), ownership));
    byType.put(
        PLUGIN,
        new PluginTokenVerifier(
            callers(config, discovery, checks),
            new UserTokens(checks.check(NAME, limited, keys), ownership)));
  }

  private static PluginCallers callers(
      IdentityConfig.Backstage config, Discovery discovery, TokenCheckFactory checks) {
    TokenRequirements requirements = requirements(Optional.of(Set.of(pluginId(config))), false);
    return new PluginCallers(
        discovery,
        (name, place) -> {
          KeySource source = place.pluginKeys(checks.timeout());
          return checks.check(name, requirements, checks.keys(name, source));
        },
        maxCallers(config));
  }

  private static int maxCallers(IdentityConfig.Backstage config) {
    if (config.maxCallers() < 1) {
      throw new ConfigurationException(PREFIX + "max-callers must be 1 or more");
    }
    return config.maxCallers();
  }

  private static TokenRequirements requirements(Optional<Set<String>> audience, boolean issuedAt) {
    return new TokenRequirements(Set.of(), audience, TokenRequirements.ASYMMETRIC, issuedAt);
  }

  private static Discovery.Location authOf(Discovery discovery) {
    return discovery
        .locationOf(AUTH)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%sbase-url or %sdiscovery.auth is required, to fetch the keys of users"
                        .formatted(PREFIX, PREFIX)));
  }

  private static String pluginId(IdentityConfig.Backstage config) {
    return config
        .pluginId()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    PREFIX + "plugin-id is required: the plugin id of this service"));
  }

  private static VerifiedIdentity refused(UnverifiedToken token) {
    throw new TokenRefusedException(TokenRefusal.TYPE, NAME);
  }
}
