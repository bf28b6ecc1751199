package io.heliograph.notifications.queue;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How sends come to the database. */
@ConfigMapping(prefix = "heliograph.sending")
public interface SendingConfig {

  /**
   * Limit for the sends in progress of more than 8 KB in memory, about; one more is refused with
   * 503.
   */
  @WithDefault("32M")
  MemorySize maxInProgress();

  /** How many sends may wait to be written; one more is refused with 503. */
  @WithDefault("5000")
  @Min(1) int maxWaiting();

  /**
   * How many notifications are written together, at most. Larger is faster under load and makes the
   * sends in a batch wait for each other for longer.
   */
  @WithDefault("500")
  @Min(1) @Max(10_000) int batchSize();

  /** Limit for the content that is written together, if it is that of several sends. */
  @WithDefault("4M")
  MemorySize batchBytes();

  /**
   * Limit for a lock that sends wait for together; those that meet it are tried again without the
   * others. Longer than a transaction takes.
   */
  @WithDefault("250MS")
  Duration lockTimeout();

  /** A send to more users than this is written as a job and keeps no other waiting. */
  @WithDefault("50")
  @Min(1) int largestShared();

  /**
   * How many batches are written at a time, each on a connection of its own. One makes the largest
   * batches, which cost the least; more pay where the way to the database is long.
   */
  @WithDefault("1")
  @Min(1) @Max(100) int writers();

  /**
   * Limit for a send that waits to be written, the writing included; then it is a 503. Raising it
   * makes senders wait for longer when the database is slow or away.
   */
  @WithDefault("8S")
  Duration timeout();

  /** The same for one that is larger than this with a payload for each of its users. */
  @WithDefault("256K")
  MemorySize largestSharedSize();

  /**
   * Limit for a send with a payload for each of its users; a larger one is refused with 413. The
   * database grows by as much.
   */
  @WithDefault("256M")
  MemorySize maxSize();
}
