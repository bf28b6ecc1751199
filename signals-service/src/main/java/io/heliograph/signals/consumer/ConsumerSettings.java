package io.heliograph.signals.consumer;

import io.heliograph.signals.partitions.KafkaTimeouts;
import io.heliograph.signals.records.TopicsConfig;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** How Kafka's consumer is set up. */
final class ConsumerSettings {
  private ConsumerSettings() {}

  /** Kafka's settings of the deployment, and what reading everything without a group needs. */
  static Map<String, Object> of(Map<String, Object> kafka, TopicsConfig config) {
    var settings = KafkaTimeouts.with(kafka);
    settings.put("key.deserializer", ByteBufferDeserializer.class.getName());
    settings.put("value.deserializer", ByteBufferDeserializer.class.getName());
    settings.put("enable.auto.commit", "false");
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("fetch.max.wait.ms", "500");
    // What is larger than half a region of the collector is collected apart from all else.
    settings.put("max.partition.fetch.bytes", "500000");
    settings.put("fetch.max.bytes", "500000");
    // The system decides: with Kafka's 64 KB each fetch comes in many pieces.
    settings.put("receive.buffer.bytes", "-1");
    settings.put("metadata.max.age.ms", Long.toString(config.partitionRefresh().toMillis()));
    return settings;
  }
}
