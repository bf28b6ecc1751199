package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.CoalescedTask;
import io.heliograph.notifications.outbox.DeadLetter;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.publishing.BatchPublisher;
import io.heliograph.notifications.publishing.RefusalMetrics;
import io.heliograph.notifications.publishing.RefusedEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/** Publishes batch after batch from the outbox to Kafka when the leader is woken. */
final class RelayLoop {
  private final RelaySession session;
  private final BatchPublisher publisher;
  private final OutboxMetrics metrics;
  private final RefusalMetrics refusals;
  private final int batchSize;
  private final CoalescedTask drain;

  RelayLoop(
      RelaySession session,
      BatchPublisher publisher,
      OutboxMetrics metrics,
      RefusalMetrics refusals,
      int batchSize,
      Consumer<Throwable> onFailure) {
    this.session = session;
    this.publisher = publisher;
    this.metrics = metrics;
    this.refusals = refusals;
    this.batchSize = batchSize;
    this.drain = new CoalescedTask(this::drain, onFailure);
  }

  void wake() {
    drain.request();
  }

  /** Publishes batches until one is not full; a later commit requests the next drain. */
  private Uni<Void> drain() {
    return Multi.createBy()
        .repeating()
        .uni(this::relayBatch)
        .whilst(batch -> batch.size() == batchSize)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<List<OutboxEntry>> relayBatch() {
    return session.nextBatch(batchSize).invoke(metrics::handedOver).call(this::publishThenDelete);
  }

  private Uni<Void> publishThenDelete(List<OutboxEntry> batch) {
    return batch.isEmpty()
        ? Uni.createFrom().voidItem()
        : publisher
            .publish(batch, session.term())
            .invoke(refused -> metrics.published(acknowledged(batch, refused)))
            .call(refused -> session.deletePublished(batch, deadLetters(refused)))
            .invoke(refusals::deadLettered)
            .replaceWithVoid();
  }

  private static List<OutboxEntry> acknowledged(
      List<OutboxEntry> batch, List<RefusedEntry> refused) {
    if (refused.isEmpty()) {
      return batch;
    }
    List<OutboxEntry> without = refused.stream().map(RefusedEntry::entry).toList();
    return batch.stream().filter(entry -> !without.contains(entry)).toList();
  }

  private static List<DeadLetter> deadLetters(List<RefusedEntry> refused) {
    return refused.stream().map(RefusedEntry::deadLetter).toList();
  }
}
