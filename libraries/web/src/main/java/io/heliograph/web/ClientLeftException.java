package io.heliograph.web;

import java.io.IOException;

/**
 * Indicates that a body cannot be read to its end because its client has disconnected. Has no stack
 * trace.
 */
final class ClientLeftException extends IOException {
  private static final long serialVersionUID = 1L;

  ClientLeftException(IOException failure) {
    super(failure.toString());
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
