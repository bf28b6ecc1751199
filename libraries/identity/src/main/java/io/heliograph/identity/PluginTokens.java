package io.heliograph.identity;

/**
 * Tokens of Backstage's backend plugins, each signed with keys of its own. A plugin is the service
 * {@code plugin:<id>}, unless its token carries a user's limited token in {@code obo}: then it is
 * that user who calls.
 */
final class PluginTokens implements TokenVerifier {

  private static final String ON_BEHALF_OF = "obo";

  private final PluginCallers callers;
  private final TokenVerifier limitedUserTokens;

  PluginTokens(PluginCallers callers, TokenVerifier limitedUserTokens) {
    this.callers = callers;
    this.limitedUserTokens = limitedUserTokens;
  }

  @Override
  public Verified verified(UnverifiedToken token) {
    Claims claims = callers.claims(token);
    return claims
        .text(ON_BEHALF_OF)
        .map(obo -> onBehalf(UnverifiedToken.of(obo), claims))
        .orElseGet(() -> new Verified(plugin(token.subject()), claims.expiresAt()));
  }

  private Verified onBehalf(UnverifiedToken obo, Claims claims) {
    if (!obo.type().equals(Backstage.LIMITED_USER)) {
      throw claims.refused(Refusal.TYPE);
    }
    return limitedUserTokens.verified(obo).until(claims.expiresAt());
  }

  private static ServicePrincipal plugin(String id) {
    return new ServicePrincipal("plugin:" + id);
  }
}
