package io.heliograph.signals.admission;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.IdentityUnavailableException;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.authentication.TokenReader;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Extends a connection with another token of the same user. */
@Singleton
public final class TokenRefresh {
  private static final Logger LOG = Logger.getLogger(TokenRefresh.class);

  private final TokenReader tokens;

  TokenRefresh(TokenReader tokens) {
    this.tokens = tokens;
  }

  /**
   * Verifies the token as for a handshake; fails with a {@link RefreshRefusedException}. May fetch
   * keys on another thread, and completes on any thread.
   */
  public Uni<RenewedToken> verify(String token, UserPrincipal who) {
    return tokens
        .read(token)
        .onFailure()
        .transform(TokenRefresh::refused)
        .map(found -> renewed(found, who));
  }

  private static RenewedToken renewed(IdentifiedCaller found, UserPrincipal who) {
    if (found.principal() instanceof UserPrincipal user && user.ref().equals(who.ref())) {
      return new RenewedToken(user, found.expiresAt().orElse(Instant.MAX));
    }
    throw new RefreshRefusedException("The token belongs to another user");
  }

  private static RefreshRefusedException refused(Throwable failure) {
    return new RefreshRefusedException(
        isOfTheToken(failure)
            ? "The token is not accepted"
            : "The token cannot be verified at present, try again");
  }

  /**
   * Returns whether the token caused the failure. Other failures are internal: the client gets no
   * details, and only the exception class is logged.
   */
  private static boolean isOfTheToken(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      return !(failure.getCause() instanceof IdentityUnavailableException);
    }
    LOG.warnf("token not verified reason=%s", failure.getClass().getName());
    return false;
  }
}
