package io.heliograph.signals.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether a reader is still there: asked once in each interval, and gone if nothing came from there
 * in between. Intervals of different readers begin at different times.
 */
public final class LivenessCheck {
  private final long interval;
  private long next;
  private volatile boolean received = true;

  public LivenessCheck(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.next =
        now + this.interval / 2 + ThreadLocalRandom.current().nextLong(this.interval / 2 + 1);
  }

  public void received() {
    received = true;
  }

  /** Whether an interval has ended; then the next one begins. */
  boolean isDue(long now) {
    boolean due = now - next >= 0;
    if (due) {
      next = now + interval;
    }
    return due;
  }

  /** Whether anything came since this was asked before. */
  boolean hasReceived() {
    boolean came = received;
    received = false;
    return came;
  }
}
