package io.heliograph.identity.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.token.TokenDigest;
import io.heliograph.identity.token.VerifiedIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Cache of recently verified tokens, by digest: verifying a signature costs more than most
 * requests. A token is never returned after its expiry.
 */
@Singleton
final class VerifiedTokens {
  private final Cache<TokenDigest, VerifiedIdentity> known;
  private final Clock clock;

  @Inject
  VerifiedTokens(IdentityConfig config) {
    this(config.tokenCache(), config.tokenCacheSize(), Ticker.systemTicker(), Clock.systemUTC());
  }

  VerifiedTokens(Duration lifetime, int maxEntries, Ticker ticker, Clock clock) {
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(maxEntries)
            .weigher((TokenDigest token, VerifiedIdentity of) -> of.principal().weight())
            .expireAfterWrite(lifetime)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
    this.clock = clock;
  }

  Optional<VerifiedIdentity> find(String token) {
    return Optional.ofNullable(known.getIfPresent(TokenDigest.of(token)))
        .filter(verified -> clock.instant().isBefore(verified.expiresAt()));
  }

  VerifiedIdentity keep(String token, VerifiedIdentity verified) {
    known.put(TokenDigest.of(token), verified);
    return verified;
  }

  long size() {
    known.cleanUp();
    return known.estimatedSize();
  }
}
