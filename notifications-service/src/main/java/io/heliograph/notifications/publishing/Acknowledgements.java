package io.heliograph.notifications.publishing;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.jspecify.annotations.Nullable;

/** Counts the answers of Kafka for the records of one batch. */
final class Acknowledgements {
  private static final Comparator<RefusedEntry> IN_ORDER =
      Comparator.comparingLong(refused -> refused.entry().id());

  private final AtomicInteger missing;
  private final Queue<RefusedEntry> refused = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<List<RefusedEntry>> all = new CompletableFuture<>();

  Acknowledgements(int expected) {
    missing = new AtomicInteger(expected);
  }

  /**
   * Completes with the refused entries, in order, when every record is acknowledged or refused.
   * Fails with the first other failure.
   */
  Uni<List<RefusedEntry>> all() {
    return Uni.createFrom().completionStage(all);
  }

  /** Returns the callback for the record of this entry. */
  Callback of(OutboxEntry entry) {
    return (acknowledged, failure) -> answered(entry, failure);
  }

  /** Processes the answer for the record of this entry. */
  void answered(OutboxEntry entry, @Nullable Exception failure) {
    if (failure != null && !RefusedEntry.isRefusal(failure)) {
      all.completeExceptionally(failure);
      return;
    }
    if (failure != null) {
      refused.add(new RefusedEntry(entry, failure));
    }
    if (missing.decrementAndGet() == 0) {
      all.complete(refused.stream().sorted(IN_ORDER).toList());
    }
  }
}
