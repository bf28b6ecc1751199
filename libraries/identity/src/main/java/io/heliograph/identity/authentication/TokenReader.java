package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.IdentityUnavailableException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Identifies the caller of a token that was not sent with a request, with the same checks. */
@Singleton
public final class TokenReader {

  private final IdentityProviderManager identities;

  @Inject
  TokenReader(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /**
   * Returns the caller. Fails with an {@link io.quarkus.security.AuthenticationFailedException};
   * its cause is an {@link IdentityUnavailableException} if the token cannot be verified at
   * present.
   */
  public Uni<IdentifiedCaller> read(String token) {
    return identities
        .authenticate(new TokenRequest(token))
        .map(identity -> IdentifiedCaller.of(identity).orElseThrow());
  }
}
