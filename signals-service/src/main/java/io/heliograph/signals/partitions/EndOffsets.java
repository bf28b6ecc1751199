package io.heliograph.signals.partitions;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions ended when Kafka was asked, as far as they were not read up to there since. What
 * comes behind is new. For the consuming thread only.
 */
final class EndOffsets {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private long askedAt = System.nanoTime();

  EndOffsets(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /**
   * Takes over what Kafka answered.
   *
   * @param nanos when it was asked
   */
  void set(Map<TopicPartition, OffsetRange> ranges, long nanos) {
    ranges.forEach((partition, range) -> ends.put(partition, range.end()));
    askedAt = nanos;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws org.apache.kafka.common.KafkaException if there is none; to be tried again
   */
  Map<TopicPartition, Long> lookUp(Collection<TopicPartition> partitions) {
    long now = System.nanoTime();
    ends.putAll(consumer.endOffsets(partitions, TIMEOUT));
    askedAt = now;
    return Map.copyOf(ends);
  }

  /** They are no longer read. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(ends::remove);
  }

  boolean areReached() {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    return ends.isEmpty();
  }

  /** Whether Kafka was asked within a second. */
  boolean areFresh() {
    return System.nanoTime() - askedAt <= FRESH.toNanos();
  }
}
