package io.heliograph.identity;

/** Tokens of users: {@code sub} is the user's ref, {@code ent} what the user owns. */
record UserTokens(TokenCheck check, Ownership ownership) implements TokenVerifier {

  @Override
  public Verified verified(UnverifiedToken token) {
    Claims claims = check.claims(token);
    return new Verified(ownership.userOf(claims, token.text()), claims.expiresAt());
  }
}
