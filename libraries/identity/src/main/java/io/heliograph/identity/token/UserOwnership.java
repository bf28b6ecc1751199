package io.heliograph.identity.token;

import io.heliograph.identity.UserPrincipal;
import java.util.Optional;

/**
 * What users of one issuer own: as their token says, else as userinfo says, else only themselves.
 */
public final class UserOwnership {

  private final Optional<Userinfo> userinfo;

  UserOwnership(Optional<Userinfo> userinfo) {
    this.userinfo = userinfo;
  }

  /** The user of a verified token. May block to ask userinfo. */
  UserPrincipal userOf(Claims claims, String token) {
    UserPrincipal user = claims.user();
    return claims.nameOwnership()
        ? user
        : userinfo.map(source -> source.of(user, token)).orElse(user);
  }
}
