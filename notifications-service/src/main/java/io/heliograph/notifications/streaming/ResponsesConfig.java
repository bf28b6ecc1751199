package io.heliograph.notifications.streaming;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of large answers. */
@ConfigMapping(prefix = "heliograph.answers")
interface ResponsesConfig {
  /**
   * What is read for one list at a time; the rest of it is read while the answer is written.
   * Raising it means fewer statements for a large list, and more memory: so much for each
   * connection of the pool, and for each large answer.
   */
  @WithDefault("1M")
  MemorySize readSize();

  /**
   * What large answers may hold in memory together while their clients read; one more answer is a
   * 503. The heap needs twice as much.
   */
  @WithDefault("64M")
  MemorySize maxPendingSize();

  /**
   * Limit for a client to take the next 64 KB of a large answer; then its connection is cut.
   * Raising it lets clients that take nothing hold memory for longer.
   */
  @WithDefault("10S")
  Duration writeTimeout();
}
