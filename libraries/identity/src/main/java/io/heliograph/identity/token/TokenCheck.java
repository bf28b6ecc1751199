package io.heliograph.identity.token;

import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.KeySet;
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

/** Verifies the tokens of one issuer with its keys and requirements. */
public final class TokenCheck {

  private final String name;
  private final TokenRequirements requirements;
  private final JWTAuthContextInfo context;
  private final DefaultJWTTokenParser parser;
  private final Duration clockSkew;
  private final Clock clock;

  TokenCheck(
      String name, TokenRequirements requirements, Duration clockSkew, KeySet keys, Clock clock) {
    this.name = name;
    this.requirements = requirements;
    this.context = requirements.context(Math.toIntExact(clockSkew.toSeconds()));
    this.parser = new KeySetParser(keys);
    this.clockSkew = clockSkew;
    this.clock = clock;
  }

  /**
   * Returns the token's claims, or throws a {@link TokenRefusedException}. May block to fetch keys.
   */
  public Claims claims(UnverifiedToken token) {
    Claims claims = new Claims(parsed(token.text()), name);
    if (!requirements.accepts(claims)) {
      throw claims.refused(TokenRefusal.UNKNOWN_ISSUER);
    }
    Instant now = clock.instant();
    if (!now.isBefore(claims.expiresAt())) {
      throw claims.refused(TokenRefusal.EXPIRED);
    }
    if (claims.issuedAt().isAfter(now.plus(clockSkew))) {
      throw claims.refused(TokenRefusal.NOT_YET_VALID);
    }
    return claims;
  }

  private JwtClaims parsed(String token) {
    try {
      return parser.parse(token, context).getJwtClaims();
    } catch (ParseException e) {
      throw new TokenRefusedException(reason(e.getCause()), name);
    } catch (ClassCastException e) {
      // The parser casts the claim "groups" without checking its type.
      throw new TokenRefusedException(TokenRefusal.MALFORMED, name);
    }
  }

  private static TokenRefusal reason(@Nullable Throwable cause) {
    return switch (cause) {
      case KeySet.KeySetUnavailableException e -> TokenRefusal.KEYS_UNAVAILABLE;
      case UnresolvableKeyException e when e.getCause() instanceof InvalidAlgorithmException ->
          TokenRefusal.ALGORITHM;
      case UnresolvableKeyException e -> TokenRefusal.UNKNOWN_KEY;
      case InvalidJwtException e -> reason(e);
      case null, default -> TokenRefusal.MALFORMED;
    };
  }

  private static TokenRefusal reason(InvalidJwtException invalid) {
    return invalid.getErrorDetails().stream()
        .map(error -> reason(error.getErrorCode()))
        .findFirst()
        .orElse(TokenRefusal.MALFORMED);
  }

  private static TokenRefusal reason(int errorCode) {
    return switch (errorCode) {
      case ErrorCodes.EXPIRED -> TokenRefusal.EXPIRED;
      case ErrorCodes.EXPIRATION_MISSING -> TokenRefusal.NO_EXPIRY;
      case ErrorCodes.NOT_YET_VALID -> TokenRefusal.NOT_YET_VALID;
      case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> TokenRefusal.AUDIENCE;
      case ErrorCodes.SIGNATURE_MISSING, ErrorCodes.SIGNATURE_INVALID -> TokenRefusal.SIGNATURE;
      default -> TokenRefusal.MALFORMED;
    };
  }

  /**
   * Takes the keys from a {@link KeySet}, which limits the frequency and the duration of fetches.
   */
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
