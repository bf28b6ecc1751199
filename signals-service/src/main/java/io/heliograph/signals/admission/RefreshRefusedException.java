package io.heliograph.signals.admission;

/** A token does not prolong a visit; the message is for the client and holds nothing of it. */
public final class RefreshRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefreshRefusedException(String message) {
    super(message, null, false, false);
  }
}
