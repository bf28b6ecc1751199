package io.heliograph.signals.limits;

import jakarta.inject.Singleton;

/** The rate limit for frames from one client. */
@Singleton
public final class FrameRate {
  private static final int BURST_SECONDS = 4;

  private final Rate rate;

  FrameRate(LimitsConfig limits) {
    this.rate = Rate.of(limits.framesPerSecond(), BURST_SECONDS);
  }

  /** Returns the throttle for a new socket. */
  public Throttle ofNewSocket() {
    return new Throttle(rate, System.nanoTime());
  }
}
