package io.heliograph.notifications.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;

/**
 * The defaults for users without a choice of their own. The keys of all maps are ids, or arbitrary
 * names whose entries set the id; the second form is for environment variables, which cannot
 * contain every character of an id. The service does not start if two entries for one id contradict
 * each other. (The interface is public because its validation requires it.)
 */
@ConfigMapping(prefix = "heliograph.settings")
public interface SettingsConfig {

  /**
   * Maximum number of switches (origins and topics of all channels) that a person can store.
   * Raising it lets the table and a person's tree grow.
   */
  @WithDefault("10000")
  @Min(1) int maxSwitches();

  /** The defaults by channel; a channel that is configured here is displayed to all users. */
  Map<String, Channel> channels();

  /** The defaults of one channel. */
  interface Channel {

    /** The id of the channel. Not set: the key. */
    Optional<String> id();

    /** Whether origins without an entry of their own are on. Not set: on. */
    Optional<Boolean> enabled();

    /** The defaults by origin; an origin that is configured here is displayed to all users. */
    Map<String, Origin> origins();
  }

  /** The defaults of one origin. */
  interface Origin {

    /** The id of the origin, for example {@code plugin:catalog}. Not set: the key. */
    Optional<String> id();

    /**
     * Whether the origin is on, and its topics without an entry of their own. Not set: the value of
     * the channel.
     */
    Optional<Boolean> enabled();

    /** The defaults by topic; a topic that is configured here is displayed to all users. */
    Map<String, Topic> topics();
  }

  /** The default of one topic. */
  interface Topic {

    /** The id of the topic. Not set: the key. */
    Optional<String> id();

    boolean enabled();
  }
}
