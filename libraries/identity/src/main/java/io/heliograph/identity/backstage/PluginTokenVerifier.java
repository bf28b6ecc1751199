package io.heliograph.identity.backstage;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.token.TokenVerifier;
import io.heliograph.identity.token.UnverifiedToken;
import io.heliograph.identity.token.VerifiedIdentity;

/**
 * Verifies tokens of backend plugins of Backstage, each signed with the plugin's own keys. The
 * caller is the service {@code plugin:<id>}, unless the token contains a user's limited token in
 * {@code obo}: then the caller is that user.
 */
public final class PluginTokenVerifier implements TokenVerifier {

  private static final String ON_BEHALF_OF = "obo";

  private final PluginCallers callers;
  private final TokenVerifier limitedUserTokens;

  PluginTokenVerifier(PluginCallers callers, TokenVerifier limitedUserTokens) {
    this.callers = callers;
    this.limitedUserTokens = limitedUserTokens;
  }

  @Override
  public VerifiedIdentity verified(UnverifiedToken token) {
    Claims claims = callers.claims(token);
    return claims
        .text(ON_BEHALF_OF)
        .map(obo -> onBehalf(UnverifiedToken.of(obo), claims))
        .orElseGet(() -> new VerifiedIdentity(plugin(token.subject()), claims.expiresAt()));
  }

  private VerifiedIdentity onBehalf(UnverifiedToken obo, Claims claims) {
    if (!obo.type().equals(BackstageTokens.LIMITED_USER)) {
      throw claims.refused(TokenRefusal.TYPE);
    }
    return limitedUserTokens.verified(obo).until(claims.expiresAt());
  }

  private static ServicePrincipal plugin(String id) {
    return new ServicePrincipal("plugin:" + id);
  }
}
