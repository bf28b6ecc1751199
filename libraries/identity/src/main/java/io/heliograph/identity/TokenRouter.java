package io.heliograph.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Chooses who verifies a token: Backstage by the token's type, else an issuer by its name, else
 * Backstage again for tokens of its older versions.
 */
@Singleton
final class TokenRouter {

  private static final int SHOWN = 120;

  private final Backstage backstage;
  private final Issuers issuers;

  @Inject
  TokenRouter(IdentityConfig config) {
    this(config, Clock.systemUTC());
  }

  TokenRouter(IdentityConfig config, Clock clock) {
    TokenChecks checks = new TokenChecks(config, clock);
    this.backstage = new Backstage(config.backstage(), checks);
    this.issuers = new Issuers(config, checks);
  }

  /** What the token says, or a {@link TokenRefusedException}. May block to fetch keys. */
  Verified verified(String text) {
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
        () -> new TokenRefusedException(Refusal.UNKNOWN_ISSUER, shown(token.issuer())));
  }

  private static String shown(String claimed) {
    String printable = claimed.replaceAll("[^\\x21-\\x7e]", "?");
    String bounded = printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN);
    return bounded.isEmpty() ? "none" : bounded;
  }
}
