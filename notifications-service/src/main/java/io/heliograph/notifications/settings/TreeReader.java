package io.heliograph.notifications.settings;

import static io.heliograph.web.problem.Problem.INPUT;

import io.heliograph.notifications.settings.SettingsTree.Channel;
import io.heliograph.notifications.settings.SettingsTree.Origin;
import io.heliograph.notifications.settings.SettingsTree.Topic;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts a tree that a client sends to choices. */
@Singleton
final class TreeReader {
  private final Channels channels;
  private final SettingsConfig config;

  TreeReader(Channels channels, SettingsConfig config) {
    this.channels = channels;
    this.config = config;
  }

  /**
   * Returns the choices of the tree. A topic is on only if its origin is on. If a switch is
   * repeated, the last one applies (Backstage lists a channel twice that is configured twice).
   */
  Map<Switch, Boolean> choices(SettingsTree tree) {
    if (tree.size() > config.maxSwitches()) {
      throw INPUT.because(
          "channels: send at most %d origins and topics".formatted(config.maxSwitches()));
    }
    var choices = new LinkedHashMap<Switch, Boolean>();
    for (Channel channel : tree.channels()) {
      String id = known(channel.id());
      channel.origins().forEach(origin -> put(choices, id, origin));
    }
    return choices;
  }

  private String known(String channel) {
    return channels
        .find(channel)
        .orElseThrow(
            () ->
                INPUT.because(
                    "channels: there is no channel %s; there are %s"
                        .formatted(channel, channels.ids())));
  }

  private static void put(Map<Switch, Boolean> choices, String channel, Origin origin) {
    choices.put(new Switch(channel, origin.id(), null), origin.enabled());
    for (Topic topic : origin.topicsOrNone()) {
      choices.put(
          new Switch(channel, origin.id(), topic.id()), origin.enabled() && topic.enabled());
    }
  }
}
