package io.heliograph.notifications.settings;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting that can be on or off for a person: an origin on a channel, or one topic of the origin.
 *
 * <p>Ids are stored in lower case, so switches that differ only in case are equal. An empty topic
 * is treated as no topic.
 */
record Switch(String channel, String origin, @Nullable String topic) {

  /** The display order of ids; ids that differ only in case are equal. */
  static final Comparator<String> BY_ID = Comparator.comparing(Switch::normalised);

  /** Maximum length of an id, in characters. */
  static final int MAX_ID = 255;

  Switch {
    channel = normalised(channel);
    origin = normalised(origin);
    topic = topic == null || topic.isEmpty() ? null : normalised(topic);
  }

  /** Returns the switch of the whole origin. */
  Switch ofOrigin() {
    return topic == null ? this : new Switch(channel, origin, null);
  }

  static String normalised(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
