package io.heliograph.notifications.command;

import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send to many users, which is written in chunks.
 *
 * @param dropped see {@link ResolvedSend#dropped()}
 */
public record Job(UUID id, SendContent content, @Nullable String dropped, Instant created) {

  /**
   * Returns the failure of a job that ended although some of its users did not receive the
   * notification.
   */
  public static ProblemException failed() {
    return Problem.INTERNAL.because(
        "Some users did not get it because of a defect; see the log of that time");
  }
}
