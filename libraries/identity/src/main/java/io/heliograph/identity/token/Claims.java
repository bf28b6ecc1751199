package io.heliograph.identity.token;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.identity.UserPrincipal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * Claims of a caller from a trusted source. A missing claim or one of a wrong type causes a {@link
 * TokenRefusedException} that names the source.
 *
 * @param source the issuer, as in log lines
 */
public record Claims(JwtClaims json, String source) {

  private static final String OWNERSHIP = "ent";

  public Instant expiresAt() {
    try {
      return instant(json.getExpirationTime());
    } catch (MalformedClaimException | DateTimeException e) {
      throw refused(TokenRefusal.MALFORMED);
    }
  }

  /** Returns the time of issue, or {@link Instant#MIN} if the claim is missing. */
  Instant issuedAt() {
    try {
      return json.getIssuedAt() == null ? Instant.MIN : instant(json.getIssuedAt());
    } catch (MalformedClaimException | DateTimeException e) {
      throw refused(TokenRefusal.MALFORMED);
    }
  }

  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(date.getValue());
  }

  /** Returns whether the claims list what the user owns, even if the list is empty. */
  boolean nameOwnership() {
    return json.hasClaim(OWNERSHIP);
  }

  UserPrincipal user() {
    UserPrincipal user = withoutOwnership();
    try {
      Set<EntityRef> owned = new LinkedHashSet<>();
      for (String ref : json.getStringListClaimValue(OWNERSHIP)) {
        owned.add(ref(ref));
      }
      return new UserPrincipal(user.ref(), owned);
    } catch (MalformedClaimException | InvalidEntityRefException e) {
      throw refused(TokenRefusal.OWNERSHIP);
    }
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

  private UserPrincipal withoutOwnership() {
    try {
      return new UserPrincipal(ref(json.getSubject()), Set.of());
    } catch (MalformedClaimException | InvalidEntityRefException e) {
      throw refused(TokenRefusal.SUBJECT);
    }
  }

  private static EntityRef ref(@Nullable String text) {
    return EntityRef.parse(Objects.requireNonNullElse(text, ""));
  }
}
