package io.heliograph.localstack.process;

import java.util.concurrent.ExecutionException;

/**
 * A part did not start. The message is shown to the user at the terminal and names the part and the
 * cause.
 */
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Returns the failure of a part that another thread started. */
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
