package io.heliograph.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** What a verified user token says: who the person is, and until when. */
record UserToken(UserPrincipal principal, Instant expiresAt) {

  private static final String OWNERSHIP = "ent";

  static UserToken of(JwtClaims claims, String issuer) {
    UserPrincipal principal = withOwnership(subject(claims, issuer), claims, issuer);
    return new UserToken(principal, expiry(claims, issuer));
  }

  private static UserPrincipal subject(JwtClaims claims, String issuer) {
    try {
      return new UserPrincipal(ref(claims.getSubject()), Set.of());
    } catch (MalformedClaimException | InvalidEntityRefException e) {
      throw new TokenRefusedException(Refusal.SUBJECT, issuer);
    }
  }

  private static UserPrincipal withOwnership(UserPrincipal user, JwtClaims claims, String issuer) {
    try {
      Set<EntityRef> owned = new LinkedHashSet<>();
      for (String ref : claims.getStringListClaimValue(OWNERSHIP)) {
        owned.add(ref(ref));
      }
      return new UserPrincipal(user.ref(), owned);
    } catch (MalformedClaimException | InvalidEntityRefException e) {
      throw new TokenRefusedException(Refusal.OWNERSHIP, issuer);
    }
  }

  private static EntityRef ref(@Nullable String text) {
    return EntityRef.parse(Objects.requireNonNullElse(text, ""));
  }

  private static Instant expiry(JwtClaims claims, String issuer) {
    try {
      return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    } catch (MalformedClaimException | DateTimeException e) {
      throw new TokenRefusedException(Refusal.MALFORMED, issuer);
    }
  }
}
