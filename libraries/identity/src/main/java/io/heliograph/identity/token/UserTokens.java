package io.heliograph.identity.token;

import io.heliograph.identity.claims.Claims;

/** Verifies tokens of users, whose claims are mapped as the issuer's configuration defines it. */
public record UserTokens(TokenCheck check, UserOwnership ownership) implements TokenVerifier {

  @Override
  public VerifiedIdentity verified(UnverifiedToken token) {
    Claims claims = check.claims(token);
    return new VerifiedIdentity(ownership.userOf(claims, token.text()), claims.expiresAt());
  }
}
