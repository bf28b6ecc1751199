package io.heliograph.localstack;

/**
 * A part did not start; the message is meant for the person at the terminal and says which part and
 * why.
 */
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartFailed(String message) {
    super(message);
  }

  StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
