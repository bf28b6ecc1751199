package io.heliograph.signals.partitions;

import static java.util.stream.Collectors.toMap;

import io.heliograph.kafka.ClientSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks up the partitions of topics in Kafka without blocking. A look-up without a response fails
 * after {@code default.api.timeout.ms}.
 */
public final class TopicLookup implements AutoCloseable {
  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final Admin admin;
  private final TopicIds ids = new TopicIds();

  public TopicLookup(Map<String, Object> kafka) {
    this(Admin.create(KafkaTimeouts.with(kafka)));
  }

  public TopicLookup(Admin admin) {
    this.admin = admin;
  }

  /** Throws a {@code ConfigurationException} if the client cannot have these settings. */
  public static void check(Map<String, Object> kafka) {
    ClientSettings.check(KafkaTimeouts.with(kafka), AdminClientConfig::new);
  }

  /**
   * Returns the partitions of these topics; a topic that does not exist has none.
   *
   * @param known partitions whose offsets are not requested, and the ids of their topics
   */
  CompletableFuture<TopicSnapshot> find(
      Collection<String> topics, Map<TopicPartition, Uuid> known) {
    return describe(topics)
        .thenCompose(
            all -> ranges(unknown(all, known)).thenApply(ranges -> new TopicSnapshot(all, ranges)));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private CompletableFuture<Map<TopicPartition, Uuid>> describe(Collection<String> topics) {
    List<CompletableFuture<Optional<TopicDescription>>> answers =
        admin.describeTopics(topics).topicNameValues().values().stream()
            .map(TopicLookup::ifItExists)
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                partitionsOf(
                    answers.stream().map(CompletableFuture::join).flatMap(Optional::stream)));
  }

  private static CompletableFuture<Optional<TopicDescription>> ifItExists(
      KafkaFuture<TopicDescription> topic) {
    return future(topic).thenApply(Optional::of).exceptionally(TopicLookup::emptyIfUnknown);
  }

  private static Optional<TopicDescription> emptyIfUnknown(Throwable failure) {
    Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
    if (reason instanceof UnknownTopicOrPartitionException) {
      return Optional.empty();
    }
    throw new CompletionException(reason);
  }

  private Map<TopicPartition, Uuid> partitionsOf(Stream<TopicDescription> topics) {
    Map<TopicPartition, Uuid> all = new HashMap<>();
    topics.forEach(
        topic -> {
          Uuid id = ids.of(topic.name(), topic.topicId());
          for (TopicPartitionInfo partition : topic.partitions()) {
            all.put(new TopicPartition(topic.name(), partition.partition()), id);
          }
        });
    return all;
  }

  private static Set<TopicPartition> unknown(
      Map<TopicPartition, Uuid> all, Map<TopicPartition, Uuid> known) {
    Map<TopicPartition, Uuid> others = new HashMap<>(all);
    others.entrySet().removeIf(one -> Objects.equals(known.get(one.getKey()), one.getValue()));
    return others.keySet();
  }

  private CompletableFuture<Map<TopicPartition, OffsetRange>> ranges(Set<TopicPartition> wanted) {
    if (wanted.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return offsets(wanted, OffsetSpec.earliest())
        .thenCombine(offsets(wanted, OffsetSpec.latest()), TopicLookup::ranges);
  }

  private static Map<TopicPartition, OffsetRange> ranges(
      Map<TopicPartition, ListOffsetsResultInfo> begins,
      Map<TopicPartition, ListOffsetsResultInfo> ends) {
    Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
    begins.forEach(
        (partition, begin) ->
            ranges.put(
                partition,
                new OffsetRange(
                    begin.offset(), Objects.requireNonNull(ends.get(partition)).offset())));
    return ranges;
  }

  private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      Set<TopicPartition> partitions, OffsetSpec which) {
    return future(
        admin
            .listOffsets(partitions.stream().collect(toMap(one -> one, one -> which)), COMMITTED)
            .all());
  }

  private static <T> CompletableFuture<T> future(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture();
  }
}
