package io.heliograph.notifications.command;

import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send to many users, which is written in pieces.
 *
 * @param dropped as {@link ResolvedSend#dropped()}
 */
public record Job(UUID id, SendContent content, @Nullable String dropped, Instant created) {

  /** Of one that has ended, though some of its users did not get it. */
  public static ProblemException failed() {
    return Problem.INTERNAL.because(
        "A defect kept some of the users from getting it; the log of the time says more");
  }
}
