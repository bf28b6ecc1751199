package io.heliograph.signals.partitions;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * What Kafka had when it was asked.
 *
 * @param topics every partition, and the id of its topic: one that was made anew has another
 * @param ranges offsets of the partitions that were not known
 */
record TopicSnapshot(Map<TopicPartition, Uuid> topics, Map<TopicPartition, OffsetRange> ranges) {

  /** Of each topic by its name. */
  Map<String, Uuid> ids() {
    Map<String, Uuid> ids = new HashMap<>();
    topics.forEach((partition, id) -> ids.put(partition.topic(), id));
    return ids;
  }
}
