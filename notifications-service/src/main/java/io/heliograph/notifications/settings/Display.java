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

/** Shows a person every switch there is for them, on every channel, by id. */
@Singleton
final class Display {
  private final Channels channels;
  private final Defaults defaults;

  Display(Channels channels, Defaults defaults) {
    this.channels = channels;
    this.defaults = defaults;
  }

  /**
   * What has sent to the person, what is configured, and what they chose, each once; ids that
   * differ in case only are written as they were sent, else as they are configured.
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

  /** The spelling that comes first stays. */
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
