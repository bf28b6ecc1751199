package io.heliograph.signals.partitions;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Requests the current partitions from Kafka. At most one request is pending. For the consuming
 * thread only.
 */
final class SnapshotRequests {
  private final TopicLookup lookup;
  private final Collection<String> topics;
  private final Supplier<Map<TopicPartition, Uuid>> known;

  private @Nullable CompletableFuture<TopicSnapshot> pending;
  private boolean another;

  /**
   * Creates an object without a pending request.
   *
   * @param known partitions whose offsets a request leaves out, with the ids of their topics
   */
  SnapshotRequests(
      TopicLookup lookup, Collection<String> topics, Supplier<Map<TopicPartition, Uuid>> known) {
    this.lookup = lookup;
    this.topics = topics;
    this.known = known;
  }

  /**
   * Requests a snapshot and waits for it.
   *
   * @throws KafkaException if the broker does not respond in time
   */
  TopicSnapshot await() {
    return snapshotOf(lookup.find(topics, known.get()));
  }

  /** Requests a snapshot, unless a request is pending. Does not block. */
  void request() {
    if (pending == null) {
      pending = lookup.find(topics, known.get());
    }
  }

  /** Requests a snapshot now, or after the answer to the pending request. Does not block. */
  void requestAgain() {
    another = pending != null;
    request();
  }

  boolean isPending() {
    return pending != null && !pending.isDone();
  }

  /**
   * Calls {@code take} with the snapshot if Kafka has responded. Does not block.
   *
   * @throws KafkaException if Kafka did not respond in time
   */
  void takeSnapshot(Consumer<TopicSnapshot> take) {
    if (pending != null && pending.isDone()) {
      CompletableFuture<TopicSnapshot> answer = pending;
      pending = null;
      try {
        take.accept(snapshotOf(answer));
      } finally {
        requestNext();
      }
    }
  }

  private void requestNext() {
    if (another) {
      another = false;
      request();
    }
  }

  private static TopicSnapshot snapshotOf(CompletableFuture<TopicSnapshot> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw new KafkaException("the topics cannot be looked up: " + e.getCause(), e);
    }
  }
}
