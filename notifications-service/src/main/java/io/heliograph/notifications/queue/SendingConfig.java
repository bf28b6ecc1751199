package io.heliograph.notifications.queue;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings for writing sends to the database. */
@ConfigMapping(prefix = "heliograph.sending")
public interface SendingConfig {

  /**
   * Approximate limit for the memory of sends in progress, counting those of more than 8 KiB;
   * further ones are refused with 503.
   */
  @WithDefault("32M")
  MemorySize maxInProgress();

  /** Maximum number of sends that wait to be written; further ones are refused with 503. */
  @WithDefault("5000")
  @Min(1) int maxWaiting();

  /**
   * Maximum number of notifications that are written together. Raising it is faster under load, but
   * sends of one batch wait longer for each other.
   */
  @WithDefault("500")
  @Min(1) @Max(10_000) int batchSize();

  /**
   * Limit for the content that is written together, if it belongs to several sends, and for the
   * texts of replaced notifications that one statement returns. Raising it takes more memory for
   * each writer and each job.
   */
  @WithDefault("4M")
  MemorySize batchBytes();

  /**
   * Maximum time that a batch waits for a lock; sends that meet the lock are retried without the
   * others. It must be longer than a transaction takes.
   */
  @WithDefault("250ms")
  Duration lockTimeout();

  /**
   * Largest number of users of a send that shares a transaction; a send to more users is written as
   * a job and does not delay other sends.
   */
  @WithDefault("50")
  @Min(1) int largestShared();

  /**
   * Number of batches that are written concurrently, each on its own connection. One writer
   * produces the largest batches, which cost the least; more writers help if the latency to the
   * database is high.
   */
  @WithDefault("1")
  @Min(1) @Max(100) int writers();

  /**
   * Maximum time that a send waits, including the write; after that it is answered with 503.
   * Raising it makes senders wait longer when the database is slow or unavailable.
   */
  @WithDefault("8s")
  Duration timeout();

  /**
   * Largest size of a send to users that shares a transaction, and of its answer, counting the
   * payload once for each user; a larger send is written as a job and does not delay other sends.
   */
  @WithDefault("256K")
  MemorySize largestSharedSize();

  /**
   * Limit for the size of a send, counting the payload once for each user; a larger one is refused
   * with 413. One send can make the database grow by this much.
   */
  @WithDefault("256M")
  MemorySize maxSize();
}
