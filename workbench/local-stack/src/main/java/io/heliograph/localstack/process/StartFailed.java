package io.heliograph.localstack.process;

/**
 * A part did not start; the message is meant for the person at the terminal and says which part and
 * why.
 */
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartFailed(String message) {
    super(message);
  }

  public StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
