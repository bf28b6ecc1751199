package io.heliograph.identity;

/**
 * Keys or userinfo are unavailable, so a token cannot be verified. This is not the caller's
 * mistake, and a retry may succeed. It is the cause of the {@link
 * io.quarkus.security.AuthenticationFailedException} with which such a request fails.
 */
public final class IdentityUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IdentityUnavailableException(Throwable cause) {
    super("keys or userinfo are unavailable", cause);
  }
}
