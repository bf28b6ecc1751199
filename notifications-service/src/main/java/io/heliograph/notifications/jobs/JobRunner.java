package io.heliograph.notifications.jobs;

import io.heliograph.log.RareWarning;
import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.web.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs a job until it is finished. A failure of the database is passing: the job goes on when that
 * is over. Any other is a defect: after some tries the job ends as failed.
 */
@Singleton
public final class JobRunner {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(JobRunner.class), Duration.ofSeconds(1));
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(2);
  private static final int RETRIES_OF_A_DEFECT = 4;

  /** Between two looks at a job that another instance finishes. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final JobWriter writer;
  private final JobStore store;

  JobRunner(JobWriter writer, JobStore store) {
    this.writer = writer;
    this.store = store;
  }

  /**
   * Ends when the job is finished, or when somebody else holds a lock that it needs; then it may be
   * run again.
   *
   * @param away told of each failure that may last, after which the job goes on
   */
  Uni<Void> run(UUID id, Consumer<Throwable> away) {
    return Multi.createBy()
        .repeating()
        .uni(() -> step(id, away))
        .withDelay(LOOK_INTERVAL)
        .until(finished -> finished)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure(failure -> !isOf(DatabaseFailure.LOCKED, failure))
        .recoverWithUni(defect -> fail(id, defect));
  }

  /** Whether it is finished. */
  private Uni<Boolean> step(UUID id, Consumer<Throwable> away) {
    return write(id)
        .onFailure(JobRunner::isPassing)
        .invoke(failure -> delayed((DatabaseException) failure, away))
        .onFailure(JobRunner::isPassing)
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely()
        .onFailure(failure -> !isOf(DatabaseFailure.LOCKED, failure))
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .atMost(RETRIES_OF_A_DEFECT);
  }

  private Uni<Boolean> write(UUID id) {
    return store
        .claim(id)
        .flatMap(
            job ->
                job.isPresent()
                    ? writer.write(job.get()).chain(() -> store.isFinished(id))
                    : store.isFinished(id));
  }

  private static boolean isPassing(Throwable failure) {
    return failure instanceof DatabaseException
        && !isOf(DatabaseFailure.LOCKED, failure)
        && !isOf(DatabaseFailure.BAD_TEXT, failure);
  }

  private static boolean isOf(DatabaseFailure kind, Throwable failure) {
    return failure instanceof DatabaseException known && known.failure() == kind;
  }

  /** A statement that took too long, or a conflict, is worth waiting for. */
  private static void delayed(DatabaseException failure, Consumer<Throwable> away) {
    DatabaseFailure kind = failure.failure();
    WARNING.log(kind, "send job delayed reason=" + failure.getMessage());
    if (kind == DatabaseFailure.UNAVAILABLE || kind == DatabaseFailure.UNKNOWN_OUTCOME) {
      away.accept(failure);
    }
  }

  private Uni<Void> fail(UUID id, Throwable defect) {
    return store
        .fail(id)
        .chain(() -> Uni.createFrom().failure(ProblemException.unexpected(defect)));
  }
}
