package io.heliograph.identity.claims;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import java.util.Optional;

/** The claim that identifies the user. */
sealed interface UserClaim {

  /** Returns the user, or throws a {@link TokenRefusedException} if the claim names none. */
  EntityRef userOf(Claims claims);

  /** Returns whether a userinfo response is about the user of the token. */
  boolean isSameSubject(Claims token, Claims userinfo);

  /** The claim {@code sub}, which is the ref of a user, as in tokens of Backstage. */
  record Ref() implements UserClaim {

    @Override
    public EntityRef userOf(Claims claims) {
      try {
        return EntityRef.parse(claims.text(Claims.SUBJECT).orElse(""));
      } catch (InvalidEntityRefException e) {
        throw claims.refused(TokenRefusal.SUBJECT);
      }
    }

    @Override
    public boolean isSameSubject(Claims token, Claims userinfo) {
      return userOf(token).equals(userOf(userinfo));
    }
  }

  /** A claim that becomes the name of a user in one namespace. */
  record NameClaim(String claim, String namespace, UserNames names) implements UserClaim {
    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";

    @Override
    public EntityRef userOf(Claims claims) {
      return claims
          .text(claim)
          .filter(value -> !isAddress() || isVerified(claims))
          .flatMap(names::nameOf)
          .map(name -> new EntityRef("user", namespace, name))
          .orElseThrow(() -> claims.refused(TokenRefusal.SUBJECT));
    }

    /** Anybody may give an address that is not verified. */
    private boolean isAddress() {
      return claim.equals(EMAIL) || names.areAddresses();
    }

    /** OpenID Connect requires the same {@code sub}; the response may lack the other claim. */
    @Override
    public boolean isSameSubject(Claims token, Claims userinfo) {
      Optional<String> subject = token.text(Claims.SUBJECT);
      return subject.isPresent() && subject.equals(userinfo.text(Claims.SUBJECT));
    }

    /** Some providers write the claim as a text, and some do not write it. */
    private static boolean isVerified(Claims claims) {
      Object verified = claims.json().getClaimValue(VERIFIED);
      return verified == null || verified.toString().equals("true");
    }
  }
}
