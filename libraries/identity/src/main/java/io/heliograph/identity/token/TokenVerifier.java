package io.heliograph.identity.token;

import io.heliograph.identity.claims.TokenRefusedException;

/** Verifies tokens of one kind and one origin. */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * Returns the verified identity, or throws a {@link TokenRefusedException}. May block to fetch
   * keys.
   */
  VerifiedIdentity verified(UnverifiedToken token);
}
