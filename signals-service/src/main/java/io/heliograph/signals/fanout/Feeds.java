package io.heliograph.signals.fanout;

import io.heliograph.signals.sources.Sources;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which topics are read, and how. */
@Singleton
final class Feeds {
  private final Set<String> topics;
  private final Sources sources;

  Feeds(FanOutConfig config, Sources sources) {
    this.sources = sources;
    this.topics = new LinkedHashSet<>(config.topics());
    sources.topics().forEach(this::add);
  }

  Collection<String> topics() {
    return topics;
  }

  Feed of(String topic, int number) {
    return sources.contains(topic) ? new SourceFeed(number, sources) : new SignalFeed(number);
  }

  private void add(String topic) {
    if (!topics.add(topic)) {
      throw new ConfigurationException(
          "heliograph.signals.sources: the topic %s is one of heliograph.signals.topics already"
              .formatted(topic));
    }
  }
}
