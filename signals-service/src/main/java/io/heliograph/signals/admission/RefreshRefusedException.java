package io.heliograph.signals.admission;

/**
 * Indicates that a new token is refused; the message is for the client and contains nothing of the
 * token.
 */
public final class RefreshRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefreshRefusedException(String message) {
    super(message, null, false, false);
  }
}
