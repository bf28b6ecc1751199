package io.heliograph.signals.partitions;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The end offsets of partitions when Kafka was last asked, without those that are already reached.
 * Records at or after an end offset are new. For the consuming thread only.
 */
final class EndOffsets {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private long askedAt = System.nanoTime();

  EndOffsets(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /**
   * Stores the end offsets that Kafka returned.
   *
   * @param nanos time of the request
   */
  void set(Map<TopicPartition, OffsetRange> ranges, long nanos) {
    ranges.forEach((partition, range) -> ends.put(partition, range.end()));
    askedAt = nanos;
  }

  /**
   * Requests the end offsets and waits for the response.
   *
   * @throws org.apache.kafka.common.KafkaException if there is none; the caller retries
   */
  Map<TopicPartition, Long> lookUp(Collection<TopicPartition> partitions) {
    long now = System.nanoTime();
    ends.putAll(consumer.endOffsets(partitions, KafkaTimeouts.CALL));
    askedAt = now;
    return Map.copyOf(ends);
  }

  /** Removes partitions that are no longer read. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(ends::remove);
  }

  boolean areReached() {
    ends.entrySet()
        .removeIf(end -> consumer.position(end.getKey(), KafkaTimeouts.CALL) >= end.getValue());
    return ends.isEmpty();
  }

  /** Returns whether the end offsets were requested within the last second. */
  boolean areFresh() {
    return System.nanoTime() - askedAt <= FRESH.toNanos();
  }
}
