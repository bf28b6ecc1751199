package io.heliograph.signals.consumer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Requests the consuming thread to stop. Thread-safe. */
final class StopSignal {
  /** Pause before a failed call to Kafka is repeated. */
  static final Duration RETRY = Duration.ofMillis(200);

  private final CountDownLatch stopped = new CountDownLatch(1);

  void set() {
    stopped.countDown();
  }

  boolean isSet() {
    return isSetWithin(Duration.ZERO);
  }

  /** Waits for the signal and returns whether it is set; an interrupt counts as the signal. */
  boolean isSetWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
