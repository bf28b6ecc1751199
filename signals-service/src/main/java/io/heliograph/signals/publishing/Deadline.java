package io.heliograph.signals.publishing;

import io.heliograph.log.DurationText;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The end of a limited wait. */
final class Deadline {
  private final Duration patience;
  private final long end;

  Deadline(Duration patience) {
    this.patience = patience;
    this.end = System.nanoTime() + patience.toNanos();
  }

  void check() throws TimeoutException {
    if (remainingNanos() == 0) {
      throw new TimeoutException("not within " + DurationText.of(patience));
    }
  }

  long remainingNanos() {
    return Math.max(0, end - System.nanoTime());
  }
}
