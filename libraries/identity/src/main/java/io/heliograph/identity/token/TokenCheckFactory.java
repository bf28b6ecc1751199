package io.heliograph.identity.token;

import com.github.benmanes.caffeine.cache.Ticker;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.claims.ClaimMapping;
import io.heliograph.identity.jwks.BoundedFetcher;
import io.heliograph.identity.jwks.CircuitBreaker;
import io.heliograph.identity.jwks.KeySet;
import io.heliograph.identity.jwks.KeySource;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Creates the objects that verify tokens, with the configuration that all issuers share. */
public final class TokenCheckFactory {

  private final IdentityConfig config;
  private final Clock clock;
  private final InstantSource ages = new ElapsedTime();

  public TokenCheckFactory(IdentityConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Returns the keys at a location.
   *
   * @param property named in the error message if the location is invalid, or is a file without
   *     keys
   */
  public KeySet keys(String name, String property, URI location) {
    try {
      KeySource source = KeySource.at(location, config.jwksTimeout());
      source.check();
      return keys(name, source);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(property + ": " + e.getMessage(), e);
    }
  }

  public KeySet keys(String name, KeySource source) {
    return new KeySet(name, source, config.jwksRefresh(), config.jwksRetry(), ages);
  }

  /** Returns the limit for one response of keys or userinfo as a whole. */
  public Duration timeout() {
    return config.jwksTimeout();
  }

  public TokenCheck check(String name, TokenRequirements requirements, KeySet keys) {
    return new TokenCheck(name, requirements, config.clockSkew(), keys, clock);
  }

  /** Returns the ownership of users. Without a location, users own only what their token lists. */
  public UserOwnership ownership(String name, ClaimMapping mapping, Optional<URI> userinfo) {
    return new UserOwnership(mapping, userinfo.map(location -> userinfo(name, mapping, location)));
  }

  public CircuitBreaker circuit() {
    return new CircuitBreaker(config.jwksRetry(), ages);
  }

  private Userinfo userinfo(String name, ClaimMapping mapping, URI location) {
    return new Userinfo(
        name,
        new BoundedFetcher(location, config.jwksTimeout()),
        mapping,
        circuit(),
        new TokenCache<>(
            config.userinfoCache(),
            config.userinfoCacheSize(),
            UserPrincipal::weight,
            Ticker.systemTicker()));
  }
}
