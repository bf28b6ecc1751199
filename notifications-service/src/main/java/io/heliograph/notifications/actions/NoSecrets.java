package io.heliograph.notifications.actions;

import io.heliograph.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses secrets, which no action of this service accepts. */
final class NoSecrets {
  private NoSecrets() {}

  static void require(@Nullable Object secrets) {
    if (secrets != null) {
      throw Problem.INPUT.because("secrets: this action accepts none; leave them out");
    }
  }
}
