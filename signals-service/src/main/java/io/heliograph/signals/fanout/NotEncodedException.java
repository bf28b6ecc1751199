package io.heliograph.signals.fanout;

/** A frame could not be encoded; it is the same for all of its readers. */
public final class NotEncodedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotEncodedException(Throwable cause) {
    super(cause.toString(), cause, false, false);
  }
}
