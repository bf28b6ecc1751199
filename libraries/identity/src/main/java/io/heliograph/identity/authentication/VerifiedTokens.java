package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.token.ElapsedTime;
import io.heliograph.identity.token.TokenDigest;
import io.heliograph.identity.token.VerifiedIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Cache of recently verified tokens, by digest: verifying a signature costs more than most
 * requests. A token is never returned after its expiry. Beyond the maximum, the oldest entry is
 * removed.
 */
@Singleton
final class VerifiedTokens {

  private final Duration lifetime;
  private final int maxEntries;
  private final InstantSource ages;
  private final Clock clock;
  private final LinkedHashMap<TokenDigest, Known> known = new LinkedHashMap<>();

  @Inject
  VerifiedTokens(IdentityConfig config) {
    this(config.tokenCache(), config.tokenCacheSize(), new ElapsedTime(), Clock.systemUTC());
  }

  VerifiedTokens(Duration lifetime, int maxEntries, InstantSource ages, Clock clock) {
    this.lifetime = lifetime;
    this.maxEntries = maxEntries;
    this.ages = ages;
    this.clock = clock;
  }

  Optional<VerifiedIdentity> find(String token) {
    TokenDigest key = TokenDigest.of(token);
    synchronized (known) {
      return Optional.ofNullable(known.get(key)).filter(this::isGood).map(Known::verified);
    }
  }

  VerifiedIdentity keep(String token, VerifiedIdentity verified) {
    TokenDigest key = TokenDigest.of(token);
    Instant end = ages.instant().plus(lifetime);
    synchronized (known) {
      known.remove(key);
      known.put(key, new Known(verified, end));
      if (known.size() > maxEntries) {
        known.pollFirstEntry();
      }
    }
    return verified;
  }

  private boolean isGood(Known found) {
    return ages.instant().isBefore(found.end())
        && clock.instant().isBefore(found.verified().expiresAt());
  }

  /** A verified identity and the age at which the cache entry expires. */
  private record Known(VerifiedIdentity verified, Instant end) {}
}
