package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.backstage.BackstageTokens;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.token.Issuers;
import io.heliograph.identity.token.TokenCheckFactory;
import io.heliograph.identity.token.TokenVerifier;
import io.heliograph.identity.token.UnverifiedToken;
import io.heliograph.identity.token.VerifiedIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Selects the verifier of a token: Backstage by the type of the token, else an issuer by its name,
 * else Backstage for tokens of its older versions.
 */
@Singleton
public final class TokenRouter {

  private static final int SHOWN = 120;

  private final BackstageTokens backstage;
  private final Issuers issuers;

  @Inject
  public TokenRouter(IdentityConfig config) {
    this(config, Clock.systemUTC());
  }

  public TokenRouter(IdentityConfig config, Clock clock) {
    TokenCheckFactory checks = new TokenCheckFactory(config, clock);
    this.backstage = new BackstageTokens(config.backstage(), checks);
    this.issuers = new Issuers(config, checks);
  }

  /**
   * Returns the verified identity, or throws a {@link TokenRefusedException}. May block to fetch
   * keys.
   */
  public VerifiedIdentity verified(String text) {
    UnverifiedToken token = UnverifiedToken.of(text);
    return verifierOf(token).verified(token);
  }

  private TokenVerifier verifierOf(UnverifiedToken token) {
    Optional<TokenVerifier> found =
        backstage
            .verifierOf(token)
            .or(() -> issuers.verifierOf(token))
            .or(() -> backstage.legacyVerifierOf(token));
    return found.orElseThrow(
        () -> new TokenRefusedException(TokenRefusal.UNKNOWN_ISSUER, shown(token.issuer())));
  }

  private static String shown(String claimed) {
    String printable = claimed.replaceAll("[^\\x21-\\x7e]", "?");
    String bounded = printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN);
    return bounded.isEmpty() ? "none" : bounded;
  }
}
