package io.heliograph.notifications.settings;

import io.heliograph.notifications.query.Source;
import io.heliograph.notifications.settings.SettingsTree.Channel;
import io.heliograph.notifications.settings.SettingsTree.Origin;
import io.heliograph.notifications.settings.SettingsTree.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Builds the tree of all switches of a person, on every channel, ordered by id. */
@Singleton
final class Display {
  private final Channels channels;
  private final Defaults defaults;

  Display(Channels channels, Defaults defaults) {
    this.channels = channels;
    this.defaults = defaults;
  }

  /**
   * Returns the origins and topics that have sent to the person, that are configured, or that the
   * person chose, each once. If ids differ only in case, the case used by the sender applies,
   * otherwise the configured one.
   */
  SettingsTree show(List<Source> seen, Map<Switch, Boolean> own) {
    var topicsByOrigin =
        topicsByOrigin(
            Stream.of(seen, defaults.sources(), sources(own)).flatMap(List::stream).toList());
    var choices = new Choices(own, defaults);
    return new SettingsTree(
        channels.ids().stream().map(id -> channel(id, topicsByOrigin, choices)).toList());
  }

  private Channel channel(
      String id, SortedMap<String, SortedSet<String>> topicsByOrigin, Choices choices) {
    var origins =
        topicsByOrigin.entrySet().stream()
            .map(entry -> origin(id, entry.getKey(), entry.getValue(), choices))
            .toList();
    return new Channel(id, defaults.ofChannel(id).orElse(null), origins);
  }

  private static Origin origin(
      String channel, String id, SortedSet<String> topics, Choices choices) {
    return new Origin(
        id,
        choices.wants(new Switch(channel, id, null)),
        topics.stream()
            .map(topic -> new Topic(topic, choices.wants(new Switch(channel, id, topic))))
            .toList());
  }

  private static List<Source> sources(Map<Switch, Boolean> own) {
    return own.keySet().stream().map(one -> new Source(one.origin(), one.topic())).toList();
  }

  /** Groups the topics by origin; of ids that differ only in case, the first is kept. */
  private static SortedMap<String, SortedSet<String>> topicsByOrigin(List<Source> sources) {
    var topicsByOrigin = new TreeMap<String, SortedSet<String>>(Switch.BY_ID);
    for (Source source : sources) {
      var topics =
          topicsByOrigin.computeIfAbsent(source.origin(), id -> new TreeSet<>(Switch.BY_ID));
      if (source.topic() != null && !source.topic().isEmpty()) {
        topics.add(source.topic());
      }
    }
    return topicsByOrigin;
  }
}
