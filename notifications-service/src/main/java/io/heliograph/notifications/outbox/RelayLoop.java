package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What one leader does when woken: batch after batch from the outbox to Kafka. Steps never overlap;
 * a wake-up during work is answered by one more look.
 */
final class RelayLoop {
  private final RelaySession session;
  private final OutboxPublisher publisher;
  private final OutboxMetrics metrics;
  private final int batchSize;
  private final Consumer<Throwable> onFailure;
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean rungMeanwhile = new AtomicBoolean();

  RelayLoop(
      RelaySession session,
      OutboxPublisher publisher,
      OutboxMetrics metrics,
      int batchSize,
      Consumer<Throwable> onFailure) {
    this.session = session;
    this.publisher = publisher;
    this.metrics = metrics;
    this.batchSize = batchSize;
    this.onFailure = onFailure;
  }

  void wake() {
    rungMeanwhile.set(true);
    if (working.compareAndSet(false, true)) {
      rungMeanwhile.set(false);
      drain().subscribe().with(drained -> rest(), onFailure);
    }
  }

  private void rest() {
    working.set(false);
    if (rungMeanwhile.get()) {
      wake();
    }
  }

  /** Until a batch is not full: what is committed later rings again. */
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
            .invoke(() -> metrics.published(batch))
            .chain(() -> session.deletePublished(batch));
  }
}
