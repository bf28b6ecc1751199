package io.heliograph.notifications.settings;

import io.heliograph.notifications.query.Source;
import io.heliograph.notifications.settings.SettingsTree.Channel;
import io.heliograph.notifications.settings.SettingsTree.Origin;
import io.heliograph.notifications.settings.SettingsTree.Topic;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    Collection<ShownOrigin> origins =
        origins(Stream.of(seen, defaults.sources(), sources(own)).flatMap(List::stream).toList());
    var choices = new Choices(own, defaults);
    return new SettingsTree(
        channels.ids().stream().map(id -> channel(id, origins, choices)).toList());
  }

  private Channel channel(String id, Collection<ShownOrigin> origins, Choices choices) {
    return new Channel(
        id,
        defaults.ofChannel(id).orElse(null),
        origins.stream().map(origin -> origin(id, origin, choices)).toList());
  }

  private static Origin origin(String channel, ShownOrigin origin, Choices choices) {
    return new Origin(
        origin.id(),
        choices.wants(new Switch(channel, origin.id(), null)),
        origin.topics().values().stream()
            .map(topic -> new Topic(topic, choices.wants(new Switch(channel, origin.id(), topic))))
            .toList());
  }

  private static List<Source> sources(Map<Switch, Boolean> own) {
    return own.keySet().stream().map(one -> new Source(one.origin(), one.topic())).toList();
  }

  /**
   * Groups the topics by origin; of ids that differ only in case, the first is kept. Each id is
   * converted to lower case once, because a person may have thousands of long ones.
   */
  private static Collection<ShownOrigin> origins(List<Source> sources) {
    var origins = new TreeMap<String, ShownOrigin>();
    for (Source source : sources) {
      var origin =
          origins.computeIfAbsent(
              Switch.normalised(source.origin()),
              id -> new ShownOrigin(source.origin(), new TreeMap<>()));
      if (source.topic() != null && !source.topic().isEmpty()) {
        origin.topics().putIfAbsent(Switch.normalised(source.topic()), source.topic());
      }
    }
    return origins.values();
  }

  /**
   * An origin of the tree.
   *
   * @param topics its topics by their ids in lower case
   */
  private record ShownOrigin(String id, SortedMap<String, String> topics) {}
}
