package io.heliograph.web;

import java.io.IOException;

/** A body that cannot be read to its end, because its sender is gone. Without a stack. */
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
