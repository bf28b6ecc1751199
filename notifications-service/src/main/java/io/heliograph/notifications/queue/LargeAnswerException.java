package io.heliograph.notifications.queue;

import io.heliograph.notifications.command.ResolvedSend;
import java.util.Set;

/** Rolls back sends that replace larger notifications than their answers may contain. */
final class LargeAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<ResolvedSend> large;

  /**
   * Creates the exception.
   *
   * @param large the sends whose answers are known to be too large; empty if only all of them
   *     together return too much
   */
  LargeAnswerException(Set<ResolvedSend> large) {
    super("the notifications that the sends replace are too large", null, false, false);
    this.large = Set.copyOf(large);
  }

  Set<ResolvedSend> large() {
    return large;
  }
}
