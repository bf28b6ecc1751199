package io.heliograph.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** The trusted issuers, found by the claim {@code iss} of a token that nobody has verified yet. */
@Singleton
final class Issuers {

  private static final String PREFIX = "heliograph.identity.issuers.";
  private static final int SHOWN = 120;

  private final Map<String, TrustedIssuer> byClaim = new HashMap<>();

  @Inject
  Issuers(IdentityConfig config) {
    this(config, Clock.systemUTC());
  }

  Issuers(IdentityConfig config, Clock clock) {
    config.issuers().forEach((name, issuer) -> add(name, issuer, config, clock));
  }

  /** The content of a user token, or a {@link TokenRefusedException}. May block to fetch keys. */
  UserToken verified(String token) {
    String claimed = claimedIssuer(token);
    TrustedIssuer issuer = byClaim.get(claimed);
    if (issuer == null) {
      throw new TokenRefusedException(Refusal.UNKNOWN_ISSUER, shown(claimed));
    }
    return issuer.verified(token);
  }

  private void add(String name, IdentityConfig.Issuer issuer, IdentityConfig config, Clock clock) {
    if (issuer.issuer().isBlank()) {
      throw new ConfigurationException(PREFIX + name + ".issuer must not be blank");
    }
    KeySet keys =
        new KeySet(
            name, source(name, issuer, config), config.jwksRefresh(), config.jwksRetry(), clock);
    TrustedIssuer trusted = new TrustedIssuer(name, issuer, config.clockSkew(), keys, clock);
    TrustedIssuer other = byClaim.putIfAbsent(issuer.issuer(), trusted);
    if (other != null) {
      throw new ConfigurationException(
          "The issuers '%s' and '%s' have the same %s<name>.issuer: keep one of them"
              .formatted(other.name(), name, PREFIX));
    }
  }

  private static KeySource source(
      String name, IdentityConfig.Issuer issuer, IdentityConfig config) {
    try {
      return KeySource.at(issuer.jwksLocation(), config.jwksTimeout());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(PREFIX + name + ".jwks-location: " + e.getMessage(), e);
    }
  }

  private static @Nullable String claimedIssuer(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new TokenRefusedException(Refusal.NOT_A_KNOWN_TOKEN);
    }
    try {
      return JwtClaims.parse(Base64Url.decodeToUtf8String(parts[1])).getIssuer();
    } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
      throw new TokenRefusedException(Refusal.NOT_A_KNOWN_TOKEN);
    }
  }

  private static String shown(@Nullable String claimed) {
    if (claimed == null) {
      return "none";
    }
    String printable = claimed.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN);
  }
}
