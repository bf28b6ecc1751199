package io.heliograph.signals.consumer;

import io.heliograph.kafka.ClientSettings;
import io.heliograph.signals.partitions.TopicLookup;
import io.heliograph.signals.records.TopicsConfig;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The Kafka clients of the consuming thread. */
record KafkaClients(Consumer<ByteBuffer, ByteBuffer> consumer, TopicLookup lookup)
    implements AutoCloseable {

  /** Throws a {@code ConfigurationException} if no client can have these settings. */
  static void check(Map<String, Object> kafka, TopicsConfig config) {
    ClientSettings.check(ConsumerSettings.of(kafka, config), ConsumerConfig::new);
    TopicLookup.check(kafka);
  }

  /**
   * Creates both clients or none.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker cannot be resolved; the call may
   *     be repeated
   */
  static KafkaClients open(Map<String, Object> kafka, TopicsConfig config) {
    Consumer<ByteBuffer, ByteBuffer> consumer =
        new KafkaConsumer<>(ConsumerSettings.of(kafka, config));
    try {
      return new KafkaClients(consumer, new TopicLookup(kafka));
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (consumer) {
      lookup.close();
    }
  }
}
