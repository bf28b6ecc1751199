package io.heliograph.identity.token;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;

/**
 * Verifies tokens of external services, for example jobs of a build system. Their subject is {@code
 * external:}, the configured prefix and {@code sub}.
 */
public record ExternalTokens(TokenCheck check, String prefix, AccessRestriction restriction)
    implements TokenVerifier {

  @Override
  public VerifiedIdentity verified(UnverifiedToken token) {
    Claims claims = check.claims(token);
    return new VerifiedIdentity(principal(claims), claims.expiresAt());
  }

  private ServicePrincipal principal(Claims claims) {
    try {
      return restriction.principal(prefix + subject(claims));
    } catch (IllegalArgumentException e) {
      throw noSubject(claims);
    }
  }

  private static String subject(Claims claims) {
    return claims
        .text("sub")
        .filter(subject -> !subject.isEmpty())
        .orElseThrow(() -> noSubject(claims));
  }

  private static TokenRefusedException noSubject(Claims claims) {
    return claims.refused(TokenRefusal.SUBJECT);
  }
}
