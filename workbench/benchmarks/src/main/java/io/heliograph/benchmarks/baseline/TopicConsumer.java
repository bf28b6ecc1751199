package io.heliograph.benchmarks.baseline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its end, with Kafka's default settings except those that it is given. */
final class TopicConsumer {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;

  private TopicConsumer(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static TopicConsumer of(Arguments arguments) {
    return of(arguments, Map.of());
  }

  static TopicConsumer of(Arguments arguments, Map<String, Object> given) {
    var settings = new HashMap<>(given);
    settings.put("bootstrap.servers", arguments.bootstrap());
    settings.put("enable.auto.commit", "false");
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(arguments.topic()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
    return new TopicConsumer(consumer);
  }

  /** Calls the action for each record. This method does not return. */
  void forEach(Consumer<ConsumerRecord<byte[], byte[]>> action) {
    while (true) {
      consumer.poll(POLL).forEach(action);
    }
  }
}
