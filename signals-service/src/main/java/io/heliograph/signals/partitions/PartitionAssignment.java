package io.heliograph.signals.partitions;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.records.RecordReader;
import io.heliograph.signals.records.RecordReaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Assigns every partition of every signal topic to one consumer. The first look-up waits for Kafka
 * and starts far enough back to fill the replay window. Later look-ups run on another thread and
 * are applied when their result is available, so that reading continues; partitions found later are
 * read from the beginning. For the consuming thread only.
 */
public final class PartitionAssignment {
  private final Consumer<?, ?> consumer;
  private final RecordReaders sources;
  private final Hub hub;
  private final SnapshotRequests requests;
  private final WindowStart windowStart;
  private final AssignedPartitions assigned = new AssignedPartitions();
  private final EndOffsets ends;
  private final LostPartitions lost;

  /**
   * Creates an assignment without partitions.
   *
   * @param past how far back the first look-up starts
   */
  public PartitionAssignment(
      Consumer<?, ?> consumer, RecordReaders sources, TopicLookup lookup, Duration past, Hub hub) {
    this.consumer = consumer;
    this.sources = sources;
    this.hub = hub;
    this.windowStart = new WindowStart(consumer, past);
    this.ends = new EndOffsets(consumer);
    this.lost = new LostPartitions(consumer);
    this.requests =
        new SnapshotRequests(lookup, sources.topics(), () -> assigned.topics(not(lost::contains)));
  }

  /**
   * Looks up and assigns all partitions for the first time. Every topic must exist, because a
   * position without one of them would be incomplete.
   *
   * @throws KafkaException if a topic does not exist or the broker does not respond; the caller
   *     retries
   */
  public void find() {
    long now = System.nanoTime();
    TopicSnapshot found = requests.await();
    Map<String, Uuid> ids = found.ids();
    sources.topics().stream()
        .filter(topic -> !ids.containsKey(topic))
        .forEach(PartitionAssignment::refuse);
    Map<TopicPartition, Long> starts = windowStart.offsets(found.ranges());
    ends.set(found.ranges(), now);
    assign(ids, starts);
  }

  /** Returns whether the first look-up succeeded. */
  public boolean found() {
    return !assigned.all().isEmpty();
  }

  /** Requests the current partitions from Kafka, unless a request is pending. Does not block. */
  public void requestSnapshot() {
    requests.request();
  }

  boolean isAwaitingAnswer() {
    return requests.isPending();
  }

  /**
   * Assigns new partitions if Kafka has responded. The partitions of a topic that was deleted and
   * created again are new. Does not block.
   *
   * @throws KafkaException if Kafka did not respond in time; the caller asks again
   */
  public void takeSnapshot() {
    requests.takeSnapshot(this::take);
  }

  /**
   * Returns whether every record was read that Kafka held a second ago. All later records are new.
   *
   * @throws KafkaException if the broker does not respond; the caller retries
   */
  public boolean caughtUp() {
    if (ends.areReached() && !ends.areFresh()) {
      ends.lookUp(assigned.all());
    }
    return ends.areReached();
  }

  /**
   * Returns the ids of the brokers that lead these partitions, and a negative id if a partition has
   * no leader.
   */
  public Set<Integer> leaders() {
    return assigned.all().stream()
        .map(TopicPartition::topic)
        .distinct()
        .flatMap(topic -> knownPartitions(topic).stream())
        .map(partition -> partition.leader() == null ? Node.noNode().id() : partition.leader().id())
        .collect(toSet());
  }

  /** Returns the number of records that are not read yet, as far as the consumer knows it. */
  public long lag() {
    return assigned.all().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /**
   * Seeks every partition to its end, so that no old signal is delivered as new.
   *
   * @throws KafkaException if the broker does not respond; the caller retries
   */
  public void skipToEnd() {
    ends.lookUp(assigned.all()).forEach(this::seekTo);
  }

  /**
   * Pauses these partitions until Kafka's current offsets are known. They continue at the oldest
   * record, or at the end if the newest records are lost. Other partitions are read in the
   * meantime.
   *
   * @param outOfRange the offsets that Kafka no longer has
   */
  public void skipLost(Map<TopicPartition, Long> outOfRange) {
    lost.pause(outOfRange);
    requests.requestAgain();
  }

  public RecordReader reader(TopicPartition partition) {
    return assigned.reader(partition);
  }

  private void take(TopicSnapshot found) {
    Map<TopicPartition, Uuid> added = new HashMap<>(found.topics());
    added.entrySet().removeIf(one -> assigned.contains(one.getKey(), one.getValue()));
    if (!added.isEmpty()) {
      assign(found.ids(), beginnings(added.keySet(), found.ranges()));
    }
    lost.resume(found.ranges(), this::seekTo);
  }

  private static Map<TopicPartition, Long> beginnings(
      Set<TopicPartition> added, Map<TopicPartition, OffsetRange> ranges) {
    return added.stream()
        .collect(toMap(one -> one, one -> requireNonNull(ranges.get(one)).begin()));
  }

  private void seekTo(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    hub.lost(reader(partition).number(), offset);
  }

  /**
   * Returns the partitions that the consumer knows; empty if it knows none, for example because the
   * topic does not exist at present.
   */
  private List<PartitionInfo> knownPartitions(String topic) {
    try {
      return consumer.partitionsFor(topic, Duration.ZERO);
    } catch (TimeoutException e) {
      return List.of();
    }
  }

  /** Adds partitions. Partitions that were assigned before keep their offsets. */
  private void assign(Map<String, Uuid> ids, Map<TopicPartition, Long> starts) {
    List<Integer> retired = forgetDeleted(ids);
    var all = new HashSet<>(assigned.all());
    all.addAll(starts.keySet());
    consumer.assign(all);
    starts.keySet().stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
        .forEach(partition -> start(partition, ids, requireNonNull(starts.get(partition))));
    if (!retired.isEmpty()) {
      hub.retire(retired);
    }
  }

  /**
   * Removes the partitions of topics that were deleted and created again, and returns their
   * numbers.
   */
  private List<Integer> forgetDeleted(Map<String, Uuid> ids) {
    List<TopicPartition> deleted = assigned.replacedBy(ids);
    ends.forget(deleted);
    lost.forget(deleted);
    return deleted.stream().map(assigned::remove).toList();
  }

  private void start(TopicPartition partition, Map<String, Uuid> ids, long offset) {
    consumer.seek(partition, offset);
    Uuid topic = requireNonNull(ids.get(partition.topic()));
    int number = hub.startPartition(topic, partition.partition(), offset);
    assigned.add(partition, topic, sources.of(partition.topic(), number));
  }

  private static void refuse(String topic) {
    throw new UnknownTopicOrPartitionException("the topic %s does not exist".formatted(topic));
  }
}
