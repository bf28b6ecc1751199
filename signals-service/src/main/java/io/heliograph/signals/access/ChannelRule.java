package io.heliograph.signals.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;

/**
 * Permissions for the channels that match a pattern.
 *
 * @param publishers empty if the rule does not define publishers
 */
record ChannelRule(Wildcard channels, Listeners listeners, Optional<List<Wildcard>> publishers) {

  static ChannelRule read(String name, ChannelsConfig.Rule rule) {
    try {
      return new ChannelRule(
          Wildcard.parse(rule.pattern()), Listeners.parse(rule.allow()), publishers(rule));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "heliograph.signals.channels." + name + ": " + e.getMessage(), e);
    }
  }

  private static Optional<List<Wildcard>> publishers(ChannelsConfig.Rule rule) {
    return rule.allowPublish().map(allowed -> allowed.stream().map(Wildcard::parse).toList());
  }

  /** Returns whether the service may publish; empty if the rule does not define publishers. */
  Optional<Boolean> mayPublish(String service) {
    return publishers.map(allowed -> allowed.stream().anyMatch(who -> who.matches(service)));
  }

  boolean isAbout(String channel) {
    return !channels.isPrefix() && channels.matches(channel);
  }
}
