package io.heliograph.notifications.sending;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes jobs of sends to many users. What it has stored as a job gets to all of them. */
@Singleton
final class JobSender {
  private static final Uni<Void> DONE = Uni.createFrom().voidItem();
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Database database;
  private final Idempotency idempotency;
  private final JobStore store;
  private final JobQueue queue;
  private final JobConfig config;

  JobSender(
      Database database,
      Idempotency idempotency,
      JobStore store,
      JobQueue queue,
      JobConfig config) {
    this.database = database;
    this.idempotency = idempotency;
    this.store = store;
    this.queue = queue;
    this.config = config;
  }

  /** What becomes of it; the answer itself is never a failure of the database. */
  Uni<Outcome> send(Send send) {
    queue.requireRoom();
    var job = new Job(IDS.generate(), send.content(), send.dropped());
    return database
        .inTransaction(connection -> accept(connection, send, job))
        .flatMap(earlier -> earlier.isEmpty() ? run(send, job) : answer(earlier.get()))
        .onFailure()
        .recoverWithItem(failure -> new Outcome.Failed(SendWriter.told(failure)));
  }

  /** What became of the send that came before with its key, if one did. */
  private Uni<Optional<Outcome>> accept(SqlConnection connection, Send send, Job job) {
    return idempotency
        .verdicts(connection, List.of(send))
        .map(verdicts -> Optional.ofNullable(verdicts.get(send)))
        .call(earlier -> earlier.isEmpty() ? insert(connection, send, job) : DONE);
  }

  private Uni<Void> insert(SqlConnection connection, Send send, Job job) {
    boolean kept = send.claim() != null || send.isAnsweredEarly();
    return store
        .insert(connection, job, Chunk.of(send.users(), chunkSize(send)), kept)
        .chain(() -> idempotency.record(connection, send.claim(), job));
  }

  private Uni<Outcome> run(Send send, Job job) {
    if (send.isAnsweredEarly()) {
      queue.start(job.id());
      return answer(new Outcome.Accepted(job));
    }
    return queue.run(job.id()).replaceWith(new Outcome.Finished(job.id(), false));
  }

  private static Uni<Outcome> answer(Outcome outcome) {
    return Uni.createFrom().item(outcome);
  }

  private int chunkSize(Send send) {
    long fitting = config.chunkBytes().asLongValue() / send.content().json().length();
    return Math.clamp(fitting, 1, config.chunkSize());
  }
}
