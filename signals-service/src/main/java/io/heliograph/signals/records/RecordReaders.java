package io.heliograph.signals.records;

import io.heliograph.signals.sources.Sources;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Lists the topics to read and creates a reader for each partition. */
@Singleton
public final class RecordReaders {
  private final Set<String> topics;
  private final Sources sources;

  public RecordReaders(TopicsConfig config, Sources sources) {
    this.sources = sources;
    this.topics = new LinkedHashSet<>(config.topics());
    sources.topics().forEach(this::add);
  }

  public Collection<String> topics() {
    return topics;
  }

  public RecordReader of(String topic, int number) {
    return sources.contains(topic)
        ? new SourceRecordReader(number, sources)
        : new SignalRecordReader(number);
  }

  private void add(String topic) {
    if (!topics.add(topic)) {
      throw new ConfigurationException(
          "heliograph.signals.sources: the topic %s is one of heliograph.signals.topics already"
              .formatted(topic));
    }
  }
}
