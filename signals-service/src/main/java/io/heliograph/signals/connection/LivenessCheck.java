package io.heliograph.signals.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Checks whether a client is alive: it is checked once in each interval, and considered gone if
 * nothing was received from it since the previous check. The intervals of different connections
 * begin at different times.
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

  /** Returns whether an interval has ended; if so, begins the next one. */
  boolean isDue(long now) {
    boolean due = now - next >= 0;
    if (due) {
      next = now + interval;
    }
    return due;
  }

  /** Returns whether anything was received since the previous call. */
  boolean hasReceived() {
    boolean came = received;
    received = false;
    return came;
  }
}
