package io.heliograph.identity.token;

/** Verifies tokens of one kind and one origin. */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * Returns the verified identity, or throws a {@link TokenRefusedException}. May block to fetch
   * keys.
   */
  VerifiedIdentity verified(UnverifiedToken token);
}
