package io.heliograph.localstack.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the records that reach a topic after this reader is created, for tests. */
public final class KafkaTopic implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KafkaConsumer<String, String> consumer;

  private KafkaTopic(KafkaConsumer<String, String> consumer) {
    this.consumer = consumer;
  }

  static KafkaTopic fromNowOn(String bootstrap, String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new KafkaTopic(consumer);
  }

  /** Returns the next records and fails if their number differs. */
  public List<ConsumerRecord<String, String>> take(int count) {
    var taken = new ArrayList<ConsumerRecord<String, String>>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(200)).forEach(taken::add);
    }
    if (taken.size() != count) {
      throw new AssertionError("%d records instead of %d".formatted(taken.size(), count));
    }
    return taken;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
