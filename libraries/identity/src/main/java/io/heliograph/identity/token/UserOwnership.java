package io.heliograph.identity.token;

import io.heliograph.identity.UserPrincipal;
import java.util.Optional;

/**
 * Determines what users of one issuer own: from the token, else from userinfo, else only
 * themselves.
 */
public final class UserOwnership {

  private final Optional<Userinfo> userinfo;

  UserOwnership(Optional<Userinfo> userinfo) {
    this.userinfo = userinfo;
  }

  /** Returns the user of a verified token. May block to request userinfo. */
  UserPrincipal userOf(Claims claims, String token) {
    UserPrincipal user = claims.user();
    return claims.nameOwnership()
        ? user
        : userinfo.map(source -> source.of(user, token)).orElse(user);
  }
}
