package io.heliograph.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** The verification context of one origin of tokens: its keys, and its demands. */
final class TokenCheck {

  private final String name;
  private final JWTAuthContextInfo context;
  private final DefaultJWTTokenParser parser;
  private final Duration clockSkew;
  private final Clock clock;

  TokenCheck(String name, Demands demands, Duration clockSkew, KeySet keys, Clock clock) {
    this.name = name;
    this.context = demands.context(Math.toIntExact(clockSkew.toSeconds()));
    this.parser = new KeySetParser(keys);
    this.clockSkew = clockSkew;
    this.clock = clock;
  }

  /** The token's claims, or a {@link TokenRefusedException}. May block to fetch keys. */
  Claims claims(UnverifiedToken token) {
    Claims claims = new Claims(parsed(token.text()), name);
    Instant now = clock.instant();
    if (!now.isBefore(claims.expiresAt())) {
      throw claims.refused(Refusal.EXPIRED);
    }
    if (claims.issuedAt().isAfter(now.plus(clockSkew))) {
      throw claims.refused(Refusal.NOT_YET_VALID);
    }
    return claims;
  }

  private JwtClaims parsed(String token) {
    try {
      return parser.parse(token, context).getJwtClaims();
    } catch (ParseException e) {
      throw new TokenRefusedException(reason(e.getCause()), name);
    } catch (ClassCastException e) {
      // The parser casts the claim "groups" without looking, whatever the token holds there.
      throw new TokenRefusedException(Refusal.MALFORMED, name);
    }
  }

  private static Refusal reason(@Nullable Throwable cause) {
    return switch (cause) {
      case KeySet.KeySetUnavailableException e -> Refusal.KEYS_UNAVAILABLE;
      case UnresolvableKeyException e when e.getCause() instanceof InvalidAlgorithmException ->
          Refusal.ALGORITHM;
      case UnresolvableKeyException e -> Refusal.UNKNOWN_KEY;
      case InvalidJwtException e -> reason(e);
      case null, default -> Refusal.MALFORMED;
    };
  }

  private static Refusal reason(InvalidJwtException invalid) {
    return invalid.getErrorDetails().stream()
        .map(error -> reason(error.getErrorCode()))
        .findFirst()
        .orElse(Refusal.MALFORMED);
  }

  private static Refusal reason(int errorCode) {
    return switch (errorCode) {
      case ErrorCodes.EXPIRED -> Refusal.EXPIRED;
      case ErrorCodes.EXPIRATION_MISSING -> Refusal.NO_EXPIRY;
      case ErrorCodes.NOT_YET_VALID -> Refusal.NOT_YET_VALID;
      case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> Refusal.AUDIENCE;
      case ErrorCodes.SIGNATURE_MISSING, ErrorCodes.SIGNATURE_INVALID -> Refusal.SIGNATURE;
      default -> Refusal.MALFORMED;
    };
  }

  /** Takes the keys from a {@link KeySet}, which bounds how often and how long it fetches. */
  private static final class KeySetParser extends DefaultJWTTokenParser {

    private final KeySet keys;

    KeySetParser(KeySet keys) {
      this.keys = keys;
    }

    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo context) {
      return keys;
    }
  }
}
