package io.heliograph.notifications.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The effective settings of one person: the person's own choices first, then the configured
 * defaults; everything else is on. Display and delivery both use this rule only.
 */
final class Choices {
  private final Map<Switch, Boolean> own;
  private final Defaults defaults;

  Choices(Map<Switch, Boolean> own, Defaults defaults) {
    this.own = own;
    this.defaults = defaults;
  }

  /**
   * Returns whether the person wants this switch on. The first value that is set applies, so a
   * choice for the origin takes precedence over every default of a topic.
   */
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
