package io.heliograph.notifications.settings;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be on or off for a person: an origin on a channel, or one topic of it.
 *
 * <p>Its ids are in lower case, so switches that differ in case only are equal. A topic without a
 * character is no topic.
 */
record Switch(String channel, String origin, @Nullable String topic) {

  /** The order in which ids are shown; those that differ in case only are the same. */
  static final Comparator<String> BY_ID = Comparator.comparing(Switch::normalised);

  /** The longest id, in characters. */
  static final int MAX_ID = 255;

  Switch {
    channel = normalised(channel);
    origin = normalised(origin);
    topic = topic == null || topic.isEmpty() ? null : normalised(topic);
  }

  /** The switch of the whole origin. */
  Switch ofOrigin() {
    return topic == null ? this : new Switch(channel, origin, null);
  }

  static String normalised(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
