package io.heliograph.notifications.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Issues the tokens with which this service calls other Backstage plugins. */
@Singleton
public final class PluginTokens {
  static final Duration LIFETIME = Duration.ofHours(1);

  private static final Duration RENEWAL = Duration.ofMinutes(10);
  private static final String US = "notifications";

  private final KeyRing keys;
  private final Clock clock;
  private final Map<String, PluginToken> tokens = new ConcurrentHashMap<>();

  PluginTokens(KeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Returns a token for the plugin with this id, valid for at least ten more minutes. The token is
   * reused until then.
   */
  public Uni<String> tokenFor(String plugin) {
    return keys.current().map(key -> current(plugin, key).text());
  }

  private PluginToken current(String plugin, SigningKey key) {
    Instant now = clock.instant();
    return tokens.compute(
        plugin, (id, last) -> isGood(last, now) ? last : signed(plugin, key, now));
  }

  private static boolean isGood(@Nullable PluginToken token, Instant now) {
    return token != null && now.plus(RENEWAL).isBefore(token.expires());
  }

  private static PluginToken signed(String plugin, SigningKey key, Instant now) {
    var claims = new JwtClaims();
    claims.setSubject(US);
    claims.setAudience(plugin);
    claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
    Instant expires = now.plus(LIFETIME);
    claims.setExpirationTime(NumericDate.fromMilliseconds(expires.toEpochMilli()));
    return new PluginToken(key.sign(claims), expires);
  }

  private record PluginToken(String text, Instant expires) {
    /** Omits the token itself. */
    @Override
    public String toString() {
      return "PluginToken[expires=" + expires + ']';
    }
  }
}
