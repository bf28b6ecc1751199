package io.heliograph.notifications.jobs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.command.JobStatus;
import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.Accepted;
import io.heliograph.notifications.command.SendResult.Written;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.queue.SendWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Stores sends to many users as jobs and runs them. Every user of a stored job receives the
 * notification.
 */
@Singleton
public final class JobSender {
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Database database;
  private final Idempotency idempotency;
  private final JobStore store;
  private final JobQueue queue;
  private final JobConfig config;
  private final Clock clock;

  JobSender(
      Database database,
      Idempotency idempotency,
      JobStore store,
      JobQueue queue,
      JobConfig config,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.store = store;
    this.queue = queue;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Stores the job. Returns {@link Accepted}, the result of the earlier send with the same key, or
   * {@link SendResult.Failed}; failures of the database are results, not failures of the Uni.
   */
  public Uni<SendResult> accept(ResolvedSend send) {
    queue.requireRoom();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var job = new Job(IDS.generate(), send.content(), send.dropped(), now);
    return database
        .inTransaction(connection -> accept(connection, send, job))
        .onFailure()
        .recoverWithItem(failure -> new SendResult.Failed(SendWriter.failureForSender(failure)));
  }

  private Uni<SendResult> accept(SqlConnection connection, ResolvedSend send, Job job) {
    return idempotency
        .once(connection, List.of(send), others -> insert(connection, send, job))
        .map(results -> requireNonNull(results.get(send)));
  }

  private Uni<Map<ResolvedSend, Written>> insert(
      SqlConnection connection, ResolvedSend send, Job job) {
    boolean kept = send.keyedRequest() != null || send.isAnsweredEarly();
    var accepted =
        new Accepted(
            JobStatus.begun(job, send.users().size()), send.dropped(), send.isAnsweredEarly());
    return store
        .insert(connection, job, JobChunk.of(send.users(), chunkSize(send)), kept)
        .replaceWith(Map.of(send, accepted));
  }

  private int chunkSize(ResolvedSend send) {
    long fitting = config.chunkBytes().asLongValue() / send.content().json().length();
    return Math.clamp(fitting, 1, config.chunkSize());
  }

  /**
   * Runs an accepted job, and waits for its end if the sender waits. Returns other results
   * unchanged.
   */
  public Uni<SendResult> run(SendResult outcome) {
    return outcome instanceof Accepted accepted ? run(accepted) : Uni.createFrom().item(outcome);
  }

  private Uni<SendResult> run(Accepted accepted) {
    if (accepted.preferred()) {
      queue.start(accepted.job().id());
      return Uni.createFrom().item(accepted);
    }
    return queue
        .run(accepted.job().id())
        .map(finished -> finished ? new SendResult.Finished(accepted) : accepted);
  }
}
