package io.heliograph.notifications.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;

/**
 * What is on for those who did not choose. The keys of all maps are ids, or names of your choice
 * with the id beside them: that is the form for environment variables, which cannot hold every
 * character of an id. Two entries for one id that contradict each other stop the start. (It is
 * public because its validation asks for that.)
 */
@ConfigMapping(prefix = "heliograph.settings")
public interface SettingsConfig {

  /**
   * The most switches (origins and topics of all channels) that a person can store. Raising it lets
   * the table and a person's tree grow.
   */
  @WithDefault("10000")
  @Min(1) int maxSwitches();

  /** The defaults by channel; a channel that is named here is shown to everybody. */
  Map<String, Channel> channels();

  /** The defaults of one channel. */
  interface Channel {

    /** The id of the channel. Not set: the key. */
    Optional<String> id();

    /** Whether origins without an entry of their own are on. Not set: they are. */
    Optional<Boolean> enabled();

    /** The defaults by origin; an origin that is named here is shown to everybody. */
    Map<String, Origin> origins();
  }

  /** The defaults of one origin. */
  interface Origin {

    /** The id of the origin, for example {@code plugin:catalog}. Not set: the key. */
    Optional<String> id();

    /** Not set: as the channel. */
    Optional<Boolean> enabled();

    /** The defaults by topic; a topic that is named here is shown to everybody. */
    Map<String, Topic> topics();
  }

  /** The default of one topic. */
  interface Topic {

    /** The id of the topic. Not set: the key. */
    Optional<String> id();

    boolean enabled();
  }
}
