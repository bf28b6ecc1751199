package io.heliograph.notifications.settings;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

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

/** The configured defaults, by id. The service does not start if they contradict each other. */
@Startup(APPLICATION)
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

  /**
   * Returns the channel ids as configured; a channel may be included several times in different
   * case.
   */
  List<String> channels() {
    return List.copyOf(channels);
  }

  /** Returns the origins and topics of all channels as configured. */
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
          "heliograph.settings.channels: two entries contradict each other: " + key);
    }
  }

  /**
   * Returns the id, or throws if its length is not allowed. The limit is that of requests, because
   * a client can send back every id that is displayed.
   */
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
