package io.heliograph.notifications.jobs;

import static java.util.Objects.requireNonNull;

import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.notifications.delivery.Delivery;
import io.heliograph.notifications.delivery.LedgerLocks;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.notifications.queue.Deliverer;
import io.heliograph.notifications.queue.SendingConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes jobs, one chunk per transaction. A chunk is marked as written in the transaction that
 * writes its notifications, so each user gets exactly one notification, whichever instance writes
 * it and however often it is retried.
 */
@Singleton
public final class JobWriter {
  private final Outbox outbox;
  private final JobStore store;
  private final Deliverer deliverer;
  private final LedgerLocks locks;
  private final JobPacing pacing;
  private final SendingConfig config;
  private final Clock clock;

  JobWriter(
      Outbox outbox,
      JobStore store,
      Deliverer deliverer,
      LedgerLocks locks,
      JobPacing pacing,
      SendingConfig config,
      Clock clock) {
    this.outbox = outbox;
    this.store = store;
    this.deliverer = deliverer;
    this.locks = locks;
    this.pacing = pacing;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Writes all chunks except those that another instance is currently writing. Chunks whose users
   * are locked by another transaction are skipped; if there are any, the result is a failure after
   * the other chunks are written.
   */
  Uni<Void> write(Job job) {
    return Multi.createBy()
        .repeating()
        .uni(Pass::new, pass -> writeNext(job, pass))
        .whilst(wrote -> wrote)
        .collect()
        .last()
        .chain(() -> store.finish(job.id()));
  }

  /** Returns whether there was a chunk to write, after the pause that other sends need. */
  private Uni<Boolean> writeNext(Job job, Pass pass) {
    return Uni.createFrom()
        .item(pacing::begin)
        .flatMap(turn -> tryNext(job, pass).call(wrote -> pacing.pause(turn)));
  }

  private Uni<Boolean> tryNext(Job job, Pass pass) {
    return outbox
        .inTransaction(
            transaction ->
                store
                    .lockNext(transaction.connection(), job.id(), pass.last)
                    .flatMap(next -> write(transaction, job, next, pass)))
        .onFailure(JobWriter::isLocked)
        .recoverWithItem(pass::passedOver)
        .flatMap(pass::orFailure);
  }

  private Uni<Boolean> write(Transaction transaction, Job job, Optional<JobChunk> next, Pass pass) {
    if (next.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    pass.last = next.get().number();
    return Uni.combine()
        .all()
        .unis(
            locks.waitAtMost(transaction, config.lockTimeout()),
            write(transaction, job, next.get()))
        .with((limited, written) -> true);
  }

  private Uni<Void> write(Transaction transaction, Job job, JobChunk chunk) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var delivery = new Delivery(job.content().at(now), chunk.users());
    return deliverer
        .deliver(transaction, Map.of(chunk, delivery))
        .map(stored -> requireNonNull(stored.get(chunk)).notifications())
        .flatMap(
            stored ->
                store.written(transaction.connection(), job.id(), chunk.number(), now, stored));
  }

  private static boolean isLocked(Throwable failure) {
    return failure instanceof DatabaseException known && known.failure() == DatabaseFailure.LOCKED;
  }

  /** One pass through the chunks of a job. */
  private static final class Pass {
    private int last = -1;
    private @Nullable Throwable locked;

    boolean passedOver(Throwable failure) {
      locked = failure;
      return true;
    }

    Uni<Boolean> orFailure(boolean wrote) {
      return wrote || locked == null
          ? Uni.createFrom().item(wrote)
          : Uni.createFrom().failure(locked);
    }
  }
}
