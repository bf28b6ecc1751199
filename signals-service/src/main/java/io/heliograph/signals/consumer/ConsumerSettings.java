package io.heliograph.signals.consumer;

import io.heliograph.signals.partitions.KafkaTimeouts;
import io.heliograph.signals.records.TopicsConfig;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** Settings of the Kafka consumer. */
final class ConsumerSettings {
  private ConsumerSettings() {}

  /**
   * Returns the Kafka settings of the deployment, with the values that reading every partition
   * without a consumer group requires.
   */
  static Map<String, Object> of(Map<String, Object> kafka, TopicsConfig config) {
    var settings = KafkaTimeouts.with(kafka);
    settings.put("key.deserializer", ByteBufferDeserializer.class.getName());
    settings.put("value.deserializer", ByteBufferDeserializer.class.getName());
    settings.put("enable.auto.commit", "false");
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("fetch.max.wait.ms", "500");
    // Arrays larger than half a heap region are collected separately by the garbage collector.
    settings.put("max.partition.fetch.bytes", "500000");
    settings.put("fetch.max.bytes", "500000");
    // The operating system sets the size: Kafka's default of 64 KiB splits each fetch into many
    // parts.
    settings.put("receive.buffer.bytes", "-1");
    settings.put("metadata.max.age.ms", Long.toString(config.partitionRefresh().toMillis()));
    return settings;
  }
}
