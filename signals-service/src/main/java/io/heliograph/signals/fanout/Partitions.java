package io.heliograph.signals.fanout;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Every partition of every signal topic, assigned to one consumer. The first look starts at their
 * ends; what appears later is read from its beginning. For the consuming thread only.
 */
final class Partitions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<?, ?> consumer;
  private final List<String> topics;
  private boolean positioned;

  Partitions(Consumer<?, ?> consumer, List<String> topics) {
    this.consumer = consumer;
    this.topics = topics;
  }

  /**
   * Assigns what is new.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer; to be tried again
   */
  void refresh() {
    Set<TopicPartition> added = present();
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      assign(added);
    }
    if (!positioned) {
      consumer.assignment().forEach(partition -> consumer.position(partition, PATIENCE));
      positioned = !consumer.assignment().isEmpty();
    }
  }

  /** Whether every partition of the first look has its position. */
  boolean positioned() {
    return positioned;
  }

  private Set<TopicPartition> present() {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Those that were assigned before keep their positions. */
  private void assign(Set<TopicPartition> added) {
    var all = new HashSet<>(consumer.assignment());
    all.addAll(added);
    consumer.assign(all);
    if (positioned) {
      consumer.seekToBeginning(added);
    } else {
      consumer.seekToEnd(added);
    }
  }
}
