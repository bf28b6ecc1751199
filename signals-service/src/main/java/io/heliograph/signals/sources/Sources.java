package io.heliograph.signals.sources;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Topics of other producers that are mapped to channels. */
@Singleton
@Startup
public final class Sources {
  /** Maximum length of a channel name that clients can subscribe to. */
  private static final int MAX_CHANNEL = 255;

  private final Map<String, Source> byTopic = new HashMap<>();

  public Sources(SourcesConfig config) {
    config.sources().forEach(this::add);
  }

  /** Returns the topics to read in addition to those of signals. */
  public Set<String> topics() {
    return Set.copyOf(byTopic.keySet());
  }

  /** Returns whether the topic belongs to a source. */
  public boolean contains(String topic) {
    return byTopic.containsKey(topic);
  }

  /**
   * Returns the signal; empty if the record is malformed. Only for records of {@link #topics()}.
   */
  public Optional<SourcedSignal> read(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    Source source = byTopic.get(record.topic());
    if (source == null) {
      throw new IllegalArgumentException("no source has the topic " + record.topic());
    }
    return source.read(record);
  }

  private void add(String name, SourcesConfig.SourceConfig config) {
    if (config.channel().length() > MAX_CHANNEL) {
      throw wrong(name, "channel", "use at most %d characters".formatted(MAX_CHANNEL));
    }
    if (byTopic.put(config.topic(), Source.of(config)) != null) {
      throw wrong(name, "topic", "another source has the topic " + config.topic());
    }
  }

  private static ConfigurationException wrong(String name, String property, String reason) {
    return new ConfigurationException(
        "heliograph.signals.sources.%s.%s: %s".formatted(name, property, reason));
  }
}
