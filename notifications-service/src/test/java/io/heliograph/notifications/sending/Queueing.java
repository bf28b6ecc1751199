package io.heliograph.notifications.sending;

import java.time.Duration;

/** The settings of a queue whose batches are one send each. */
record Queueing(int writers, int maxWaiting, Duration timeout) implements SendingConfig {
  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public int largestShared() {
    return 1;
  }

  @Override
  public Duration largeTimeout() {
    return timeout;
  }
}
