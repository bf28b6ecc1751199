package io.heliograph.identity.claims;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.UserPrincipal;
import java.util.Set;

/** Maps the claims of one issuer to a user and to what the user owns; see docs/identity.md. */
public record ClaimMapping(UserClaim users, GroupsClaim groups) {

  /** The claims of Backstage: {@code sub} is the user's ref, {@code ent} lists owned refs. */
  public static final ClaimMapping BACKSTAGE =
      new ClaimMapping(new UserClaim.Ref(), new GroupsClaim.Refs());

  /**
   * Returns the configured mapping of an issuer, or throws a {@code ConfigurationException}.
   *
   * @param entry the prefix of its settings, for messages
   */
  public static ClaimMapping of(String entry, IdentityConfig.Issuer issuer) {
    return new ClaimMappingReader(entry, issuer).mapping();
  }

  /** Returns the user, who owns only itself. */
  public UserPrincipal user(Claims claims) {
    EntityRef user = users.userOf(claims);
    if (!user.isUser()) {
      throw claims.refused(TokenRefusal.SUBJECT);
    }
    return new UserPrincipal(user, Set.of());
  }

  /** Returns whether the claims list what the user owns, even if the list is empty. */
  public boolean listsOwnership(Claims claims) {
    return claims.json().hasClaim(groups.claim());
  }

  /** Returns the same user with everything that the claims list. */
  public UserPrincipal withOwnership(UserPrincipal user, Claims claims) {
    return new UserPrincipal(user.ref(), groups.owned(claims));
  }

  /** Returns whether a userinfo response is about the user of the token. */
  public boolean isSameSubject(Claims token, Claims userinfo) {
    return users.isSameSubject(token, userinfo);
  }
}
