package io.heliograph.notifications.settings;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The channels there are: {@value #WEB} first, then those of the configuration by id. */
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

  /** The id as it is shown here. */
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
