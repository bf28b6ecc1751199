package io.heliograph.notifications.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How sends come to the database. */
@ConfigMapping(prefix = "heliograph.sending")
interface SendingConfig {

  /**
   * How many sends may wait to be written; one more is refused with 503. Memory grows with it: each
   * holds its payload.
   */
  @WithDefault("5000")
  @Min(1) int maxWaiting();

  /**
   * How many notifications are written together, at most. Larger is faster under load and makes the
   * sends in a batch wait for each other for longer.
   */
  @WithDefault("500")
  @Min(1) @Max(10_000) int batchSize();

  /** A send to more users than this is written on its own and keeps no other waiting. */
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

  /**
   * Limit for writing a send to more than {@link #largestShared()} users, as long as the database
   * answers; then it is a 503, and nothing of it is stored.
   */
  @WithDefault("1M")
  Duration largeTimeout();
}
