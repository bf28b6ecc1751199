package io.heliograph.localstack.process;

import java.util.concurrent.ExecutionException;

/**
 * A part did not start; the message is meant for the person at the terminal and says which part and
 * why.
 */
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For a part that was started by another thread. */
  public static StartFailed because(ExecutionException e) {
    return e.getCause() instanceof StartFailed failure
        ? failure
        : new StartFailed(String.valueOf(e.getCause()), e);
  }

  public StartFailed(String message) {
    super(message);
  }

  public StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
