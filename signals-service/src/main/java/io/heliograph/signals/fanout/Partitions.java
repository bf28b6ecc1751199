package io.heliograph.signals.fanout;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Every partition of every signal topic, assigned to one consumer. The first look starts so far
 * back that the window can be filled; what appears later is read from its beginning. For the
 * consuming thread only.
 */
final class Partitions {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Feeds sources;
  private final TopicIds topicIds;
  private final Duration past;
  private final Hub hub;
  private final Map<TopicPartition, Feed> feeds = new HashMap<>();
  private final Map<String, Uuid> topics = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private long lookedUp = System.nanoTime();

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

  /**
   * Whether everything was read that Kafka had a second ago. Then what comes next is new.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer; to be tried again
   */
  boolean caughtUp() {
    if (isEndReached() && System.nanoTime() - lookedUp > FRESH.toNanos()) {
      lookUpEnds();
    }
    return isEndReached();
  }

  /** The ids of the brokers that lead these partitions; a negative one where nobody leads. */
  Set<Integer> leaders() {
    return topicsOf(feeds.keySet()).stream()
        .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
        .map(partition -> partition.leader() == null ? Node.noNode().id() : partition.leader().id())
        .collect(toSet());
  }

  /** How many records Kafka has that were not read yet, as far as it is known here. */
  long lag() {
    return feeds.keySet().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /**
   * Leaves out everything that was not read yet, so that nothing old is delivered as new.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer; to be tried again
   */
  void skipThePast() {
    lookUpEnds();
    ends.forEach(this::goOnAt);
  }

  /**
   * Goes on at the oldest records that Kafka still has, or at the end where it has lost the newest.
   *
   * @param outOfRange the offsets it no longer has
   */
  void skipWhatIsLost(Map<TopicPartition, Long> outOfRange) {
    refresh();
    Map<TopicPartition, Long> lost = stillWanted(outOfRange);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(lost.keySet(), TIMEOUT);
    Map<TopicPartition, Long> ends = consumer.endOffsets(lost.keySet(), TIMEOUT);
    beginnings.forEach(
        (partition, beginning) -> {
          boolean isBefore = requireNonNull(lost.get(partition)) < beginning;
          goOnAt(partition, isBefore ? beginning : requireNonNull(ends.get(partition)));
        });
  }

  /** Without those of a topic that was made anew and is read from its beginning. */
  private Map<TopicPartition, Long> stillWanted(Map<TopicPartition, Long> offsets) {
    var wanted = new HashMap<>(offsets);
    wanted.entrySet().removeIf(one -> consumer.position(one.getKey(), TIMEOUT) != one.getValue());
    return wanted;
  }

  Feed feed(TopicPartition partition) {
    return requireNonNull(feeds.get(partition));
  }

  private void lookUpEnds() {
    ends.putAll(consumer.endOffsets(feeds.keySet(), TIMEOUT));
    lookedUp = System.nanoTime();
  }

  private boolean isEndReached() {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    return ends.isEmpty();
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
        .flatMap(topic -> partitionsOf(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** At the first look a topic must exist: a position without it would promise too much. */
  private List<PartitionInfo> partitionsOf(String topic) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic, TIMEOUT);
    if (partitions.isEmpty() && !found()) {
      throw new UnknownTopicOrPartitionException("the topic %s does not exist".formatted(topic));
    }
    return partitions;
  }

  /** Those that were assigned before keep their positions. */
  private void assign(Set<TopicPartition> added, Map<String, Uuid> ids) {
    Map<TopicPartition, Long> starts = found() ? beginnings(added) : startsOfThePast(added);
    List<Integer> retired = forgetDeleted(ids);
    var all = new HashSet<>(feeds.keySet());
    all.addAll(added);
    consumer.assign(all);
    added.stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
        .forEach(partition -> begin(partition, ids, requireNonNull(starts.get(partition))));
    if (!retired.isEmpty()) {
      hub.retire(retired);
    }
  }

  /** Forgets the partitions of topics that were made anew; answers their numbers. */
  private List<Integer> forgetDeleted(Map<String, Uuid> ids) {
    List<TopicPartition> deleted =
        feeds.keySet().stream().filter(partition -> isDeleted(partition.topic(), ids)).toList();
    ends.keySet().removeAll(deleted);
    return deleted.stream()
        .map(partition -> requireNonNull(feeds.remove(partition)).number())
        .toList();
  }

  private boolean isDeleted(String topic, Map<String, Uuid> ids) {
    return ids.containsKey(topic) && !Objects.equals(topics.get(topic), ids.get(topic));
  }

  private void begin(TopicPartition partition, Map<String, Uuid> ids, long offset) {
    consumer.seek(partition, offset);
    Uuid topic = requireNonNull(ids.get(partition.topic()));
    int number = hub.begin(topic, partition.partition(), offset);
    topics.put(partition.topic(), topic);
    feeds.put(partition, sources.of(partition.topic(), number));
  }

  private Map<TopicPartition, Long> beginnings(Set<TopicPartition> added) {
    return consumer.beginningOffsets(added, TIMEOUT);
  }

  private Map<TopicPartition, Long> startsOfThePast(Set<TopicPartition> added) {
    Map<TopicPartition, Long> now = consumer.endOffsets(added, TIMEOUT);
    long since = System.currentTimeMillis() - past.toMillis();
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(added.stream().collect(toMap(one -> one, one -> since)), TIMEOUT);
    ends.putAll(now);
    lookedUp = System.nanoTime();
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
