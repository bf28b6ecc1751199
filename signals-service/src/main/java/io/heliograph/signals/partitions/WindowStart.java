package io.heliograph.signals.partitions;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the offsets at which reading starts so that the replay window is filled.
 *
 * @param past age of the oldest record to read
 */
record WindowStart(Consumer<?, ?> consumer, Duration past) {

  /**
   * Returns for each partition the offset of the first record that is recent enough, or its end if
   * there is none.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not respond
   */
  Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetRange> ranges) {
    Map<TopicPartition, OffsetAndTimestamp> recent = firstRecent(ranges.keySet());
    return ranges.keySet().stream()
        .collect(
            toMap(
                one -> one,
                one -> {
                  OffsetAndTimestamp first = recent.get(one);
                  return first == null ? requireNonNull(ranges.get(one)).end() : first.offset();
                }));
  }

  private Map<TopicPartition, OffsetAndTimestamp> firstRecent(Set<TopicPartition> partitions) {
    long since = System.currentTimeMillis() - past.toMillis();
    return consumer.offsetsForTimes(
        partitions.stream().collect(toMap(one -> one, one -> since)), KafkaTimeouts.CALL);
  }
}
