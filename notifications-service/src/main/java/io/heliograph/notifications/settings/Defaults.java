package io.heliograph.notifications.settings;

import io.heliograph.notifications.query.Source;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the configuration says, by id. A contradiction in it stops the start. */
@Startup
@Singleton
final class Defaults {
  private final List<String> channels = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Boolean> byChannel = new HashMap<>();
  private final Map<Switch, Boolean> bySwitch = new HashMap<>();

  Defaults(SettingsConfig config) {
    new TreeMap<>(config.channels())
        .forEach((name, channel) -> addChannel(id(channel.id(), name), channel));
  }

  /** As they are written; the same channel may be there in several cases. */
  List<String> channels() {
    return List.copyOf(channels);
  }

  /** The origins and topics of all channels, as they are written. */
  List<Source> sources() {
    return List.copyOf(sources);
  }

  Optional<Boolean> ofChannel(String id) {
    return Optional.ofNullable(byChannel.get(Switch.normalised(id)));
  }

  Optional<Boolean> of(Switch one) {
    return Optional.ofNullable(bySwitch.get(one));
  }

  private void addChannel(String id, SettingsConfig.Channel channel) {
    channels.add(id);
    channel.enabled().ifPresent(enabled -> put(byChannel, Switch.normalised(id), enabled));
    new TreeMap<>(channel.origins())
        .forEach((name, origin) -> addOrigin(id, id(origin.id(), name), origin));
  }

  private void addOrigin(String channel, String id, SettingsConfig.Origin origin) {
    add(channel, id, null, origin.enabled());
    new TreeMap<>(origin.topics())
        .forEach(
            (name, topic) -> add(channel, id, id(topic.id(), name), Optional.of(topic.enabled())));
  }

  private void add(
      String channel, String origin, @Nullable String topic, Optional<Boolean> enabled) {
    sources.add(new Source(origin, topic));
    enabled.ifPresent(on -> put(bySwitch, new Switch(channel, origin, topic), on));
  }

  private static <K> void put(Map<K, Boolean> defaults, K key, boolean enabled) {
    Boolean before = defaults.put(key, enabled);
    if (before != null && before != enabled) {
      throw new ConfigurationException(
          "heliograph.settings.channels: is on and off at once: " + key);
    }
  }

  /** What is shown can be sent back, so ids have the bound that they have there. */
  private static String id(Optional<String> id, String name) {
    String found = id.orElse(name);
    if (found.isEmpty() || found.length() > Switch.MAX_ID) {
      throw new ConfigurationException(
          "heliograph.settings.channels: an id needs 1 to %d characters: %s"
              .formatted(Switch.MAX_ID, found));
    }
    return found;
  }
}
