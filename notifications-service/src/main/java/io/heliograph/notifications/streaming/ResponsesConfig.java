package io.heliograph.notifications.streaming;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of large responses. */
@ConfigMapping(prefix = "heliograph.answers")
interface ResponsesConfig {
  /**
   * Size of the part of a list that is read at a time; the rest is read while the response is
   * written. Raising it means fewer statements for a large list, and more memory: this size for
   * each connection of the pool and for each large response.
   */
  @WithDefault("1M")
  MemorySize readSize();

  /**
   * Maximum memory of all large responses together while their clients read; one more response is a
   * 503. The heap needs twice as much.
   */
  @WithDefault("64M")
  MemorySize maxPendingSize();

  /**
   * Limit for a client to accept the next 64 KiB of a large response; then its connection is cut.
   * Raising it lets clients that do not read hold memory for longer.
   */
  @WithDefault("10s")
  Duration writeTimeout();
}
