package io.heliograph.notifications.sending;

import io.heliograph.notifications.inbox.Delivery;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Writes jobs, a chunk in each transaction. That a chunk is written is stored with what it wrote,
 * so each of its users gets one notification, whoever writes and however often it is tried.
 */
@Singleton
final class JobWriter {
  private final Outbox outbox;
  private final JobStore store;
  private final Deliverer deliverer;
  private final Clock clock;

  JobWriter(Outbox outbox, JobStore store, Deliverer deliverer, Clock clock) {
    this.outbox = outbox;
    this.store = store;
    this.deliverer = deliverer;
    this.clock = clock;
  }

  /** All of it but what another instance is writing at this moment. */
  Uni<Void> write(Job job) {
    return Multi.createBy()
        .repeating()
        .uni(() -> writeNext(job))
        .whilst(wrote -> wrote)
        .collect()
        .last()
        .chain(() -> store.finish(job.id()));
  }

  /** Whether there was a chunk to write. */
  private Uni<Boolean> writeNext(Job job) {
    return outbox.inTransaction(
        transaction ->
            store
                .lockNext(transaction.connection(), job.id())
                .flatMap(next -> write(transaction, job, next)));
  }

  private Uni<Boolean> write(Transaction transaction, Job job, Optional<Chunk> next) {
    return next.isEmpty()
        ? Uni.createFrom().item(false)
        : write(transaction, job, next.get()).replaceWith(true);
  }

  private Uni<Void> write(Transaction transaction, Job job, Chunk chunk) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var delivery = new Delivery(job.content().at(now), chunk.users());
    return deliverer
        .deliver(transaction, List.of(delivery))
        .flatMap(
            stored ->
                store.written(
                    transaction.connection(), job.id(), chunk.number(), now, stored.getFirst()));
  }
}
