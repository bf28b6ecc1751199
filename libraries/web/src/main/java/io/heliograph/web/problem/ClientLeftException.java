package io.heliograph.web.problem;

import java.io.IOException;

/**
 * Indicates that a body cannot be read to its end because its client has disconnected. Has no stack
 * trace.
 */
public final class ClientLeftException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Wraps the failure of the read. */
  public ClientLeftException(IOException failure) {
    super(failure.toString());
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
