package io.heliograph.notifications.relay;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts the acknowledgements of Kafka for the records of one batch. */
final class Acknowledgements implements Callback {
  private final AtomicInteger missing;
  private final CompletableFuture<Void> all = new CompletableFuture<>();

  Acknowledgements(int expected) {
    missing = new AtomicInteger(expected);
  }

  /**
   * Completes when all acknowledgements have arrived; fails with the first record that is given up.
   */
  Uni<Void> all() {
    return Uni.createFrom().completionStage(all);
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata record, @Nullable Exception failure) {
    if (failure != null) {
      all.completeExceptionally(failure);
    } else if (missing.decrementAndGet() == 0) {
      all.complete(null);
    }
  }
}
