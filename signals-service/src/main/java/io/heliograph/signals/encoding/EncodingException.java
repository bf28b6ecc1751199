package io.heliograph.signals.encoding;

/** Thrown when a frame cannot be encoded; all connections that share it get the same exception. */
public final class EncodingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EncodingException(Throwable cause) {
    super(cause.toString(), cause, false, false);
  }
}
