package io.heliograph.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** One issuer: its verification context, its keys, and what its tokens must satisfy. */
final class TrustedIssuer {

  private static final Set<SignatureAlgorithm> ASYMMETRIC =
      EnumSet.complementOf(
          EnumSet.of(SignatureAlgorithm.HS256, SignatureAlgorithm.HS384, SignatureAlgorithm.HS512));

  private final String name;
  private final JWTAuthContextInfo context;
  private final DefaultJWTTokenParser parser;
  private final Clock clock;

  TrustedIssuer(
      String name, IdentityConfig.Issuer config, Duration clockSkew, KeySet keys, Clock clock) {
    this.name = name;
    this.context = context(config, clockSkew);
    this.parser = new KeySetParser(keys);
    this.clock = clock;
  }

  /** The configured name, as it stands in log lines. */
  String name() {
    return name;
  }

  /** The token's content, or a {@link TokenRefusedException}. May block to fetch keys. */
  UserToken verified(String token) {
    UserToken verified = UserToken.of(claims(token), name);
    if (!clock.instant().isBefore(verified.expiresAt())) {
      throw new TokenRefusedException(Refusal.EXPIRED, name);
    }
    return verified;
  }

  private JwtClaims claims(String token) {
    try {
      return parser.parse(token, context).getJwtClaims();
    } catch (ParseException e) {
      throw new TokenRefusedException(reason(e.getCause()), name);
    } catch (ClassCastException e) {
      // The parser casts the claim "groups" without looking, whatever the token holds there.
      throw new TokenRefusedException(Refusal.MALFORMED, name);
    }
  }

  private static JWTAuthContextInfo context(IdentityConfig.Issuer config, Duration clockSkew) {
    JWTAuthContextInfo context = new JWTAuthContextInfo();
    context.setIssuedBy(config.issuer());
    context.setExpectedAudience(config.audience().orElse(null));
    context.setSignatureAlgorithm(ASYMMETRIC);
    context.setRequireNamedPrincipal(false); // UserToken looks at "sub" more closely
    context.setMaxTimeToLiveSecs(0L); // the parser's way to say that "iat" is optional
    context.setClockSkew(Math.toIntExact(clockSkew.toSeconds()));
    context.setRelaxVerificationKeyValidation(false);
    return context;
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
