package io.heliograph.notifications.queue;

/** Rolls back sends that replace larger notifications than their answers may contain. */
final class LargeAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LargeAnswerException() {
    super("the notifications that the sends replace are too large", null, false, false);
  }
}
