package io.heliograph.signals.partitions;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The partitions and offsets at the time of a look-up.
 *
 * @param topics every partition and the id of its topic; a topic that is created again has another
 *     id
 * @param ranges offsets of the partitions that were not known
 */
record TopicSnapshot(Map<TopicPartition, Uuid> topics, Map<TopicPartition, OffsetRange> ranges) {

  /** Returns the id of each topic by the topic's name. */
  Map<String, Uuid> ids() {
    Map<String, Uuid> ids = new HashMap<>();
    topics.forEach((partition, id) -> ids.put(partition.topic(), id));
    return ids;
  }
}
