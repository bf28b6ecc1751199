package io.heliograph.localstack.kafka;

import io.heliograph.localstack.process.StartFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of a local broker. */
final class BrokerTopics {

  private static final short COPIES = 1;
  private static final long SECONDS = 30;

  private BrokerTopics() {}

  static void create(String bootstrap, int partitions, String... names) {
    var topics = Stream.of(names).map(name -> new NewTopic(name, partitions, COPIES)).toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin.createTopics(topics).values().forEach(BrokerTopics::await);
    }
  }

  /** Changes a setting of the topic. The broker uses it as soon as it has read the change. */
  static void configure(String bootstrap, String topic, String setting, String value) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      await(topic, admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }
  }

  static void await(String name, KafkaFuture<Void> created) {
    try {
      created.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      requireExisting(name, e);
    } catch (TimeoutException e) {
      throw new StartFailed("Kafka: topic %s was not made within %d s".formatted(name, SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireExisting(String name, ExecutionException e) {
    if (!(e.getCause() instanceof TopicExistsException)) {
      throw new StartFailed(
          "Kafka: topic %s cannot be made: %s".formatted(name, e.getMessage()), e);
    }
  }
}
