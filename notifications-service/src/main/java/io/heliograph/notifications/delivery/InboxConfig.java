package io.heliograph.notifications.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of the inbox. */
@ConfigMapping(prefix = "heliograph.inbox")
public interface InboxConfig {

  /**
   * Maximum number of notifications or topics in a list, also without a limit parameter, and of ids
   * in an update: a client that marks all as read sends the ids of a list. Raising it makes updates
   * hold their locks for longer.
   */
  @WithDefault("10000")
  @Min(1) int maxPageSize();

  /**
   * Number of users for whom one statement writes. Raising it is faster for large groups and takes
   * more memory: at most this number times {@link #maxSignalSize()} for each send in progress.
   */
  @WithDefault("500")
  @Min(1) @Max(10_000) int writeBatch();

  /**
   * Size above which a signal contains the id without the notification. It must stay below the
   * maximum size of a record in the broker.
   */
  @WithDefault("64K")
  MemorySize maxSignalSize();
}
