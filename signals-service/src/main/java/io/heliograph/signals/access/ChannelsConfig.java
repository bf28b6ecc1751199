package io.heliograph.signals.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules for channels, by a name of your choice. (It is public because its validation asks for
 * that.)
 */
@ConfigMapping(prefix = "heliograph.signals.channels")
public interface ChannelsConfig {

  @WithParentName
  Map<String, Rule> rules();

  /** Who may do what on some channels. */
  interface Rule {

    /** The channel's name, or how it begins and then {@code *}. */
    String pattern();

    /**
     * Who may listen: refs of users and groups, {@code users} for everybody but guests, {@code *}
     * for everybody; on {@code notifications}, guests without a token only by {@code
     * user:default/guest}.
     */
    @WithDefault("*")
    List<String> allow();

    /**
     * Which services may publish: their subjects, or how these begin and then {@code *}. If it is
     * left out, all may, but nobody on {@code notifications}.
     */
    Optional<List<String>> allowPublish();
  }
}
