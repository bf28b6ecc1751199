package io.heliograph.localstack.kafka;

import io.heliograph.localstack.process.StartFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of a local broker. */
final class BrokerTopics {

  private static final short COPIES = 1;
  private static final long SECONDS = 30;
  private static final long POLL_MILLIS = 20;

  private BrokerTopics() {}

  /** Creates the topics that do not exist, and waits until the broker lists all of them. */
  static void create(String bootstrap, int partitions, String... names) {
    var topics = Stream.of(names).map(name -> new NewTopic(name, partitions, COPIES)).toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin.createTopics(topics).values().forEach(BrokerTopics::await);
      awaitTrue(
          String.join(", ", names),
          () -> admin.listTopics().names().get().containsAll(List.of(names)));
    }
  }

  /** Changes a setting of the topic and waits until the broker has read the change. */
  static void configure(String bootstrap, String topic, String setting, String value) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      await(topic, admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
      awaitTrue(topic, () -> current(admin, resource, setting).equals(value));
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

  private static String current(Admin admin, ConfigResource resource, String setting)
      throws ExecutionException, InterruptedException {
    Config only = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
    return only.get(setting).value();
  }

  /** Waits for a change: the broker acknowledges it before it has read it itself. */
  private static void awaitTrue(String topic, Callable<Boolean> isRead) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (!isRead.call()) {
        if (System.nanoTime() > deadline) {
          throw new StartFailed("Kafka: a change of %s is not read".formatted(topic));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StartFailed e) {
      throw e;
    } catch (Exception e) {
      throw new StartFailed("Kafka: %s cannot be read: %s".formatted(topic, e.getMessage()), e);
    }
  }

  private static void requireExisting(String name, ExecutionException e) {
    if (!(e.getCause() instanceof TopicExistsException)) {
      throw new StartFailed(
          "Kafka: topic %s cannot be made: %s".formatted(name, e.getMessage()), e);
    }
  }
}
