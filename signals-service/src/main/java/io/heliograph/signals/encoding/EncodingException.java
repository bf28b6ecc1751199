package io.heliograph.signals.encoding;

/** A frame could not be encoded; it is the same for all of its readers. */
public final class EncodingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EncodingException(Throwable cause) {
    super(cause.toString(), cause, false, false);
  }
}
