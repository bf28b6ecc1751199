package io.heliograph.signals.partitions;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.heliograph.signals.records.RecordReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The partitions that are read, each with its reader and the id of its topic. */
final class AssignedPartitions {
  private final Map<TopicPartition, RecordReader> readers = new HashMap<>();
  private final Map<String, Uuid> topics = new HashMap<>();

  void add(TopicPartition partition, Uuid topic, RecordReader reader) {
    topics.put(partition.topic(), topic);
    readers.put(partition, reader);
  }

  /** Removes the partition and returns its number in positions. */
  int remove(TopicPartition partition) {
    return requireNonNull(readers.remove(partition)).number();
  }

  Set<TopicPartition> all() {
    return readers.keySet();
  }

  RecordReader reader(TopicPartition partition) {
    return requireNonNull(readers.get(partition));
  }

  boolean contains(TopicPartition partition, Uuid topic) {
    return readers.containsKey(partition) && topic.equals(topics.get(partition.topic()));
  }

  /** Returns the partitions that match, with the ids of their topics. */
  Map<TopicPartition, Uuid> topics(Predicate<TopicPartition> matching) {
    return readers.keySet().stream()
        .filter(matching)
        .collect(toMap(one -> one, one -> requireNonNull(topics.get(one.topic()))));
  }

  /** Returns the partitions whose topic has another id now: it was deleted and created again. */
  List<TopicPartition> replacedBy(Map<String, Uuid> ids) {
    return readers.keySet().stream().filter(one -> isReplaced(one.topic(), ids)).toList();
  }

  private boolean isReplaced(String topic, Map<String, Uuid> ids) {
    return ids.containsKey(topic) && !requireNonNull(ids.get(topic)).equals(topics.get(topic));
  }
}
