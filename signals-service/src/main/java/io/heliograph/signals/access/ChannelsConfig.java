package io.heliograph.signals.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules for channels; their names are free to choose. (The interface is public because its
 * validation requires it.)
 */
@ConfigMapping(prefix = "heliograph.signals.channels")
public interface ChannelsConfig {

  @WithParentName
  Map<String, Rule> rules();

  /** Permissions for some channels. */
  interface Rule {

    /** The name of a channel, or a prefix followed by {@code *}. */
    String pattern();

    /**
     * Clients that may listen: refs of users and groups, {@code users} for everybody but guests, or
     * {@code *} for everybody. On {@code notifications}, guests without a token may listen only if
     * {@code user:default/guest} is listed.
     */
    @WithDefault("*")
    List<String> allow();

    /**
     * Services that may publish: their subjects, or prefixes followed by {@code *}. If not set, all
     * services may publish, except on {@code notifications}, where none may.
     */
    Optional<List<String>> allowPublish();
  }
}
