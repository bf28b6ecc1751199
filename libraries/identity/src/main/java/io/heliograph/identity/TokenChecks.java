package io.heliograph.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes what tokens are verified with, as the configuration has it for all issuers alike. */
final class TokenChecks {

  private final IdentityConfig config;
  private final Clock clock;
  private final InstantSource ages = new ElapsedTime();

  TokenChecks(IdentityConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param property what a message names when the location is wrong
   */
  KeySet keys(String name, String property, URI location) {
    try {
      return keys(name, KeySource.at(location, config.jwksTimeout()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(property + ": " + e.getMessage(), e);
    }
  }

  KeySet keys(String name, KeySource source) {
    return new KeySet(name, source, config.jwksRefresh(), config.jwksRetry(), ages);
  }

  /** Limit for one answer of keys or userinfo as a whole. */
  Duration timeout() {
    return config.jwksTimeout();
  }

  TokenCheck check(String name, Demands demands, KeySet keys) {
    return new TokenCheck(name, demands, config.clockSkew(), keys, clock);
  }

  /** Without a location, users own what their token says. */
  Ownership ownership(String name, Optional<URI> userinfo) {
    return new Ownership(userinfo.map(location -> userinfo(name, location)));
  }

  Outage outage() {
    return new Outage(config.jwksRetry(), ages);
  }

  private Userinfo userinfo(String name, URI location) {
    return new Userinfo(
        name,
        new Download(location, config.jwksTimeout()),
        outage(),
        new TokenCache<>(config.userinfoCache(), config.userinfoCacheSize(), ages));
  }
}
