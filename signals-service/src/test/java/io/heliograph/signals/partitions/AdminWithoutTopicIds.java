package io.heliograph.signals.partitions;

import static java.util.stream.Collectors.toMap;

import io.heliograph.localstack.kafka.LocalKafka;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;

/** Queries a broker and removes the ids of topics from its answers. */
final class AdminWithoutTopicIds extends ForwardingAdmin {
  AdminWithoutTopicIds(LocalKafka kafka) {
    super(KafkaTimeouts.with(Map.of("bootstrap.servers", kafka.bootstrap())));
  }

  @Override
  public DescribeTopicsResult describeTopics(
      TopicCollection topics, DescribeTopicsOptions options) {
    return new Result(
        super.describeTopics(topics, options).topicNameValues().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, it -> it.getValue().thenApply(this::withoutId))));
  }

  private TopicDescription withoutId(TopicDescription topic) {
    return new TopicDescription(topic.name(), topic.isInternal(), topic.partitions());
  }

  private static final class Result extends DescribeTopicsResult {
    Result(Map<String, KafkaFuture<TopicDescription>> byName) {
      super(null, byName);
    }
  }
}
