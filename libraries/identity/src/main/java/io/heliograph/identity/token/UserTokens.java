package io.heliograph.identity.token;

/**
 * Verifies tokens of users: {@code sub} is the user's ref, {@code ent} lists what the user owns.
 */
public record UserTokens(TokenCheck check, UserOwnership ownership) implements TokenVerifier {

  @Override
  public VerifiedIdentity verified(UnverifiedToken token) {
    Claims claims = check.claims(token);
    return new VerifiedIdentity(ownership.userOf(claims, token.text()), claims.expiresAt());
  }
}
