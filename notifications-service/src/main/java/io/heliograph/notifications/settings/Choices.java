package io.heliograph.notifications.settings;

import java.util.Map;
import java.util.Optional;

/**
 * What one person wants: their own choices first, then the configured defaults, and all that nobody
 * decided. This rule is the only one, for what is shown and for what is delivered.
 */
final class Choices {
  private final Map<Switch, Boolean> own;
  private final Defaults defaults;

  Choices(Map<Switch, Boolean> own, Defaults defaults) {
    this.own = own;
    this.defaults = defaults;
  }

  /** The first that is set decides, so a choice for the origin beats every default of a topic. */
  boolean wants(Switch one) {
    return own(one)
        .or(() -> own(one.ofOrigin()))
        .or(() -> defaults.of(one))
        .or(() -> defaults.of(one.ofOrigin()))
        .or(() -> defaults.ofChannel(one.channel()))
        .orElse(true);
  }

  private Optional<Boolean> own(Switch one) {
    return Optional.ofNullable(own.get(one));
  }
}
