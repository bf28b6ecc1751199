package io.heliograph.notifications.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds of the inbox. */
@ConfigMapping(prefix = "heliograph.inbox")
public interface InboxConfig {

  /**
   * The most notifications or topics one list answers, also without a limit, and the most ids that
   * an update takes: whoever marks all as read sends those of a list. Raising it makes updates hold
   * their locks for longer.
   */
  @WithDefault("10000")
  @Min(1) int maxPageSize();

  /**
   * How many persons one statement writes. Larger is faster for large groups and takes more memory:
   * at most this times {@link #maxSignalSize()} for each send in progress.
   */
  @WithDefault("500")
  @Min(1) @Max(10_000) int writeBatch();

  /**
   * A signal beyond this carries the id without the notification. It must stay below what the
   * broker accepts as one record.
   */
  @WithDefault("64K")
  MemorySize maxSignalSize();
}
