package io.heliograph.identity.token;

import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.claims.ClaimMapping;
import io.heliograph.identity.claims.Claims;
import java.util.Optional;

/**
 * Determines what users of one issuer own: from the token, else from userinfo, else only
 * themselves.
 */
public final class UserOwnership {

  private final ClaimMapping mapping;
  private final Optional<Userinfo> userinfo;

  UserOwnership(ClaimMapping mapping, Optional<Userinfo> userinfo) {
    this.mapping = mapping;
    this.userinfo = userinfo;
  }

  /** Returns the user of a verified token. May block to request userinfo. */
  UserPrincipal userOf(Claims claims, String token) {
    UserPrincipal user = mapping.user(claims);
    return mapping.listsOwnership(claims)
        ? mapping.withOwnership(user, claims)
        : userinfo.map(source -> source.of(user, claims, token)).orElse(user);
  }
}
