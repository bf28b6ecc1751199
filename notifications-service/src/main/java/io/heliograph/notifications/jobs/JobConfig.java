package io.heliograph.notifications.jobs;

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
   * Most users that one transaction writes. Larger is faster, and makes other sends to the same
   * people, and their own updates, wait for longer.
   */
  @WithDefault("200")
  @Min(1) @Max(10_000) int chunkSize();

  /** Limit for the content of one transaction, if it writes several users. */
  @WithDefault("1M")
  MemorySize chunkBytes();

  /**
   * Pause after a transaction during which smaller sends were written, as a multiple of its time.
   * Raising it slows jobs down for the sake of smaller sends; 0 is no pause.
   */
  @WithDefault("2")
  @Min(0) @Max(100) double pauseFactor();

  /** Jobs that an instance writes at a time, each on a connection of its own. */
  @WithDefault("2")
  @Min(1) @Max(100) int concurrent();

  /** Jobs that may wait for that in an instance; one more is refused with 503. */
  @WithDefault("100")
  @Min(1) int maxWaiting();

  /** Limit for waiting for the answer; then it is a 202, and the job goes on. */
  @WithDefault("1M")
  Duration timeout();

  /**
   * Time after its last piece for which a job belongs to the instance that wrote it; then another
   * one takes it. Longer than a transaction may take.
   */
  @WithDefault("10S")
  Duration lease();

  /** Interval at which an instance looks for jobs that are not written any more. */
  @WithDefault("2S")
  Duration pollInterval();
}
