package io.heliograph.signals.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/** What a topic is, whatever its name: one that was made anew under the same name is another. */
final class TopicIds implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;

  TopicIds(Map<String, Object> kafka) {
    this.admin = Admin.create(KafkaTimeouts.with(kafka));
  }

  /**
   * The ids of all of these topics.
   *
   * @throws KafkaException if the broker does not answer, or does not know one of them
   */
  Map<String, Uuid> of(Collection<String> topics) {
    Map<String, Uuid> ids = new HashMap<>();
    for (TopicDescription topic : describe(topics)) {
      ids.put(topic.name(), topic.topicId());
    }
    return ids;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private Collection<TopicDescription> describe(Collection<String> topics) {
    try {
      return admin
          .describeTopics(topics)
          .allTopicNames()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .values();
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the topics cannot be described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }
}
