package io.heliograph.notifications.queue;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings of a queue that writes one send in each batch. */
record Queueing(int writers, int maxWaiting, Duration timeout) implements SendingConfig {
  private static final MemorySize MEGABYTE = new MemorySize(BigInteger.valueOf(1024 * 1024));

  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public MemorySize batchBytes() {
    return MEGABYTE;
  }

  @Override
  public MemorySize maxInProgress() {
    return MEGABYTE;
  }

  @Override
  public Duration lockTimeout() {
    return timeout.multipliedBy(100);
  }

  @Override
  public int largestShared() {
    return 1;
  }

  @Override
  public MemorySize largestSharedSize() {
    return MEGABYTE;
  }

  @Override
  public MemorySize maxSize() {
    return MEGABYTE;
  }
}
