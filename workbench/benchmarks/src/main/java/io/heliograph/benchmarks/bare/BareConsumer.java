package io.heliograph.benchmarks.bare;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its end, with Kafka's own settings. */
final class BareConsumer {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;

  private BareConsumer(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static BareConsumer of(Arguments arguments) {
    var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", arguments.bootstrap(), "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(arguments.topic()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
    return new BareConsumer(consumer);
  }

  /** Does not return. */
  void forEach(Consumer<ConsumerRecord<byte[], byte[]>> action) {
    while (true) {
      consumer.poll(POLL).forEach(action);
    }
  }
}
