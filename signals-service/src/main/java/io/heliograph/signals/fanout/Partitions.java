package io.heliograph.signals.fanout;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Every partition of every signal topic, assigned to one consumer. The first look starts so far
 * back that the window can be filled; what appears later is read from its beginning. For the
 * consuming thread only.
 */
final class Partitions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<?, ?> consumer;
  private final Feeds sources;
  private final TopicIds topicIds;
  private final Duration past;
  private final Hub hub;
  private final Map<TopicPartition, Feed> feeds = new HashMap<>();
  private final Map<String, Uuid> topics = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /**
   * @param past how far back the first look goes
   */
  Partitions(Consumer<?, ?> consumer, Feeds sources, TopicIds topicIds, Duration past, Hub hub) {
    this.consumer = consumer;
    this.sources = sources;
    this.topicIds = topicIds;
    this.past = past;
    this.hub = hub;
  }

  /**
   * Assigns what is new; a topic that was made anew is new.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer; to be tried again
   */
  void refresh() {
    Set<TopicPartition> present = present();
    Map<String, Uuid> ids = topicIds.of(topicsOf(present));
    present.removeIf(partition -> isRead(partition, ids));
    if (!present.isEmpty()) {
      assign(present, ids);
    }
  }

  /** Whether the first look was successful. */
  boolean found() {
    return !feeds.isEmpty();
  }

  /** Whether everything was read that was there at the first look. */
  boolean caughtUp() {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    return ends.isEmpty();
  }

  /** How many records Kafka has that were not read yet, as far as it is known here. */
  long lag() {
    return feeds.keySet().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Leaves out what of the past was not read yet. */
  void skipThePast() {
    ends.forEach(this::goOnAt);
    ends.clear();
  }

  /**
   * Goes on at the oldest records that Kafka still has, or at the end where it has lost the newest.
   *
   * @param outOfRange the offsets it no longer has
   */
  void skipWhatIsLost(Map<TopicPartition, Long> outOfRange) {
    refresh();
    Map<TopicPartition, Long> lost = stillWanted(outOfRange);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(lost.keySet(), PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(lost.keySet(), PATIENCE);
    beginnings.forEach(
        (partition, beginning) -> {
          boolean isBefore = requireNonNull(lost.get(partition)) < beginning;
          goOnAt(partition, isBefore ? beginning : requireNonNull(ends.get(partition)));
        });
  }

  /** Without those of a topic that was made anew and is read from its beginning. */
  private Map<TopicPartition, Long> stillWanted(Map<TopicPartition, Long> offsets) {
    var wanted = new HashMap<>(offsets);
    wanted.entrySet().removeIf(one -> consumer.position(one.getKey(), PATIENCE) != one.getValue());
    return wanted;
  }

  Feed feed(TopicPartition partition) {
    return requireNonNull(feeds.get(partition));
  }

  private void goOnAt(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    hub.lost(feed(partition).number(), offset);
  }

  private boolean isRead(TopicPartition partition, Map<String, Uuid> ids) {
    String topic = partition.topic();
    return feeds.containsKey(partition) && Objects.equals(topics.get(topic), ids.get(topic));
  }

  private static Set<String> topicsOf(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).collect(toSet());
  }

  private Set<TopicPartition> present() {
    return sources.topics().stream()
        .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Those that were assigned before keep their positions. */
  private void assign(Set<TopicPartition> added, Map<String, Uuid> ids) {
    Map<TopicPartition, Long> starts = found() ? beginnings(added) : startsOfThePast(added);
    var all = new HashSet<>(consumer.assignment());
    all.addAll(added);
    consumer.assign(all);
    added.stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
        .forEach(partition -> begin(partition, ids, requireNonNull(starts.get(partition))));
  }

  /** What was not read of a topic that went away is lost. */
  private void begin(TopicPartition partition, Map<String, Uuid> ids, long offset) {
    consumer.seek(partition, offset);
    Uuid topic = requireNonNull(ids.get(partition.topic()));
    int number = hub.begin(topic, partition.partition(), offset);
    topics.put(partition.topic(), topic);
    Feed before = feeds.put(partition, sources.of(partition.topic(), number));
    if (before != null) {
      hub.lost(before.number(), 0);
    }
  }

  private Map<TopicPartition, Long> beginnings(Set<TopicPartition> added) {
    return consumer.beginningOffsets(added, PATIENCE);
  }

  private Map<TopicPartition, Long> startsOfThePast(Set<TopicPartition> added) {
    Map<TopicPartition, Long> now = consumer.endOffsets(added, PATIENCE);
    long since = System.currentTimeMillis() - past.toMillis();
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(added.stream().collect(toMap(one -> one, one -> since)), PATIENCE);
    ends.putAll(now);
    var starts = new HashMap<>(now);
    found.forEach(
        (partition, young) -> starts.computeIfPresent(partition, (same, end) -> start(young, end)));
    return starts;
  }

  /** At the end if nothing is that young. */
  private static long start(@Nullable OffsetAndTimestamp young, long end) {
    return young == null ? end : young.offset();
  }
}
