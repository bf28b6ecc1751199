package io.heliograph.signals.partitions;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions whose next record Kafka no longer has. They are paused until Kafka's current offsets
 * are known.
 */
final class LostPartitions {
  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, Long> offsets = new HashMap<>();

  LostPartitions(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  void pause(Map<TopicPartition, Long> outOfRange) {
    consumer.pause(outOfRange.keySet());
    offsets.putAll(outOfRange);
  }

  boolean contains(TopicPartition partition) {
    return offsets.containsKey(partition);
  }

  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(offsets::remove);
  }

  /** Seeks the partitions whose current offsets are known, and resumes them. */
  void resume(Map<TopicPartition, OffsetRange> ranges, ObjLongConsumer<TopicPartition> seek) {
    Set<TopicPartition> known = new HashSet<>(offsets.keySet());
    known.retainAll(ranges.keySet());
    known.forEach(partition -> resume(partition, requireNonNull(ranges.get(partition)), seek));
    Set<TopicPartition> resumed = new HashSet<>(consumer.paused());
    resumed.removeAll(offsets.keySet());
    consumer.resume(resumed);
  }

  private void resume(
      TopicPartition partition, OffsetRange range, ObjLongConsumer<TopicPartition> seek) {
    long offset = requireNonNull(offsets.remove(partition));
    if (consumer.position(partition, KafkaTimeouts.CALL) == offset) {
      seek.accept(partition, range.after(offset));
    }
  }
}
