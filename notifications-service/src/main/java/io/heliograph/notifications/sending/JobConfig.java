package io.heliograph.notifications.sending;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How sends to many users are written. */
@ConfigMapping(prefix = "heliograph.sending.jobs")
interface JobConfig {

  /**
   * How many users one transaction writes, at most. Larger is faster, and makes other sends to the
   * same people, and their own updates, wait for longer.
   */
  @WithDefault("200")
  @Min(1) @Max(10_000) int chunkSize();

  /** How large one transaction may be with a payload for each of its users, if they are several. */
  @WithDefault("1M")
  MemorySize chunkBytes();

  /** How many jobs an instance writes at a time, each on a connection of its own. */
  @WithDefault("2")
  @Min(1) @Max(100) int concurrent();

  /** How many more may wait for that in an instance; one more is refused with 503. */
  @WithDefault("100")
  @Min(1) int maxWaiting();

  /** Limit for waiting for the answer; then it is a 202, and the job goes on. */
  @WithDefault("1M")
  Duration timeout();

  /**
   * How long after its last piece a job belongs to the instance that wrote it; then another one
   * takes it. Longer than a transaction may take.
   */
  @WithDefault("10S")
  Duration lease();

  /** How often an instance looks for jobs that nobody writes any more. */
  @WithDefault("2S")
  Duration pollInterval();
}
