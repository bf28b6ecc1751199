package io.heliograph.signals.publishing;

import io.heliograph.log.DurationText;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The end of a limited wait. */
final class Deadline {
  private final Duration timeout;
  private final long end;

  Deadline(Duration timeout) {
    this.timeout = timeout;
    this.end = System.nanoTime() + timeout.toNanos();
  }

  void check() throws TimeoutException {
    if (remainingNanos() == 0) {
      throw new TimeoutException("not within " + DurationText.of(timeout));
    }
  }

  long remainingNanos() {
    return Math.max(0, end - System.nanoTime());
  }
}
