package io.heliograph.notifications.settings;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The available channels: {@value #WEB} first, then the configured channels, ordered by id. */
@Singleton
final class Channels {
  /** The inbox and its signals. */
  static final String WEB = "Web";

  private final List<String> ids;

  Channels(Defaults defaults) {
    this.ids = Stream.concat(Stream.of(WEB), others(defaults.channels())).toList();
  }

  List<String> ids() {
    return ids;
  }

  /** Returns the id of the channel in its canonical case, if the channel exists. */
  Optional<String> find(String id) {
    return ids.stream().filter(known -> Switch.BY_ID.compare(known, id) == 0).findFirst();
  }

  private static Stream<String> others(Collection<String> configured) {
    var others = new TreeSet<>(Switch.BY_ID);
    others.addAll(configured);
    others.remove(WEB);
    return others.stream();
  }
}
