package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.IdentityUnavailableException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells whose token it is that came in another way than with a request, and just as strictly. */
@Singleton
public final class TokenReader {

  private final IdentityProviderManager identities;

  @Inject
  TokenReader(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /**
   * Fails with an {@link io.quarkus.security.AuthenticationFailedException}; its cause is an {@link
   * IdentityUnavailableException} if nobody can tell.
   */
  public Uni<IdentifiedCaller> read(String token) {
    return identities
        .authenticate(new TokenRequest(token))
        .map(identity -> IdentifiedCaller.of(identity).orElseThrow());
  }
}
