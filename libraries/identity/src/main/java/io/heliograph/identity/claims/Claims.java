package io.heliograph.identity.claims;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/**
 * Claims of a caller from a trusted source. A missing claim or one of a wrong type causes a {@link
 * TokenRefusedException} that names the source.
 *
 * @param source the issuer, as in log lines
 */
public record Claims(JwtClaims json, String source) {

  /** The claim that names the holder of the token. */
  static final String SUBJECT = "sub";

  public Instant expiresAt() {
    try {
      return instant(json.getExpirationTime());
    } catch (MalformedClaimException | DateTimeException e) {
      throw refused(TokenRefusal.MALFORMED);
    }
  }

  /** Returns the time of issue, or {@link Instant#MIN} if the claim is missing. */
  public Instant issuedAt() {
    try {
      return json.getIssuedAt() == null ? Instant.MIN : instant(json.getIssuedAt());
    } catch (MalformedClaimException | DateTimeException e) {
      throw refused(TokenRefusal.MALFORMED);
    }
  }

  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(date.getValue());
  }

  public Optional<String> text(String claim) {
    try {
      return Optional.ofNullable(json.getStringClaimValue(claim));
    } catch (MalformedClaimException e) {
      throw refused(TokenRefusal.MALFORMED);
    }
  }

  public TokenRefusedException refused(TokenRefusal reason) {
    return new TokenRefusedException(reason, source);
  }
}
