package io.heliograph.identity;

/** Verifies tokens of one kind and one origin. */
@FunctionalInterface
interface TokenVerifier {

  /** What the token says, or a {@link TokenRefusedException}. May block to fetch keys. */
  Verified verified(UnverifiedToken token);
}
