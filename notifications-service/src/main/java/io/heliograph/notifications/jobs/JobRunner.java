package io.heliograph.notifications.jobs;

import io.heliograph.log.RareWarning;
import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.web.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs a job until it is finished. A failure of the database is temporary: the job retries until
 * the database recovers. Any other failure is a defect: after a limited number of retries the job
 * ends as failed.
 */
@Singleton
public final class JobRunner {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(JobRunner.class), Duration.ofSeconds(1));
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(2);
  private static final int RETRIES_OF_A_DEFECT = 4;

  /** Interval between two checks of a job that another instance finishes. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final JobWriter writer;
  private final JobStore store;

  JobRunner(JobWriter writer, JobStore store) {
    this.writer = writer;
    this.store = store;
  }

  /**
   * Runs the job until it is finished, or fails if another transaction holds a lock that it needs;
   * then the job may be run again.
   *
   * @param away receives each failure that may last; the job continues after it
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

  /** Writes the available chunks and returns whether the job is finished. */
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
        .lease(id)
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

  /**
   * Logs the failure and reports it if the database is unavailable; a slow statement or a conflict
   * is only logged, because the sender should keep waiting.
   */
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
