package io.heliograph.identity.token;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.identity.UserPrincipal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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

  /**
   * Returns the user with everything owned. Identity providers list groups of other systems as
   * well; an entry that is no entity ref is skipped.
   */
  UserPrincipal user() {
    UserPrincipal user = withoutOwnership();
    Set<EntityRef> owned = new LinkedHashSet<>();
    listed().forEach(entry -> entityRef(entry).ifPresent(owned::add));
    return new UserPrincipal(user.ref(), owned);
  }

  private List<?> listed() {
    return switch (json.getClaimValue(OWNERSHIP)) {
      case null -> List.of();
      case List<?> listed -> listed;
      default -> throw refused(TokenRefusal.OWNERSHIP);
    };
  }

  /** Returns an entry of the ownership as a ref; empty if it is none, which then owns nothing. */
  private static Optional<EntityRef> entityRef(@Nullable Object entry) {
    try {
      return entry instanceof String text ? Optional.of(ref(text)) : Optional.empty();
    } catch (InvalidEntityRefException e) {
      return Optional.empty();
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
