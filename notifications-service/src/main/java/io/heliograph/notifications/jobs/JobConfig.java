package io.heliograph.notifications.jobs;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings for sends to many users. */
@ConfigMapping(prefix = "heliograph.sending.jobs")
interface JobConfig {

  /**
   * Maximum number of users that one transaction writes. Raising it is faster, but other sends to
   * the same users, and the users' own updates, wait longer.
   */
  @WithDefault("200")
  @Min(1) @Max(10_000) int chunkSize();

  /** Limit for the content that one transaction writes, if it writes to several users. */
  @WithDefault("1M")
  MemorySize chunkBytes();

  /**
   * Pause after a transaction during which smaller sends were written, as a multiple of the
   * transaction's duration. Raising it slows jobs down in favor of smaller sends; 0 disables the
   * pause.
   */
  @WithDefault("2")
  @Min(0) @Max(100) double pauseFactor();

  /** Number of jobs that an instance writes concurrently, each on its own connection. */
  @WithDefault("2")
  @Min(1) @Max(100) int concurrent();

  /** Maximum number of jobs that wait in an instance; further ones are refused with 503. */
  @WithDefault("100")
  @Min(1) int maxWaiting();

  /**
   * Maximum time that a sender waits for the answer; after that the answer is a 202 and the job
   * continues.
   */
  @WithDefault("1m")
  Duration timeout();

  /**
   * Time after its last written chunk for which a job belongs to the instance that writes it; after
   * that another instance takes it over. It must be longer than the longest transaction.
   */
  @WithDefault("10s")
  Duration lease();

  /** Interval at which an instance looks for jobs whose lease has expired. */
  @WithDefault("2s")
  Duration pollInterval();
}
