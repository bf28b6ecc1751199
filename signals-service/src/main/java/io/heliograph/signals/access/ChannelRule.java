package io.heliograph.signals.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;

/** Who may do what on the channels of a pattern. */
record ChannelRule(Wildcard channels, Listeners listeners, List<Wildcard> publishers) {

  static ChannelRule read(String name, ChannelsConfig.Rule rule) {
    try {
      return new ChannelRule(
          Wildcard.parse(rule.pattern()),
          Listeners.parse(rule.allow()),
          rule.allowPublish().stream().map(Wildcard::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "heliograph.signals.channels." + name + ": " + e.getMessage(), e);
    }
  }
}
