package io.heliograph.identity;

import java.util.Optional;

/**
 * What users of one issuer own: as their token says, else as userinfo says, else only themselves.
 */
final class Ownership {

  private final Optional<Userinfo> userinfo;

  Ownership(Optional<Userinfo> userinfo) {
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
