package io.heliograph.signals.limits;

import jakarta.inject.Singleton;

/** How fast one client may send. */
@Singleton
public final class FrameRate {
  private static final int BURST_SECONDS = 4;

  private final Rate rate;

  FrameRate(LimitsConfig limits) {
    this.rate = Rate.of(limits.framesPerSecond(), BURST_SECONDS);
  }

  /** The throttle of one socket that opens now. */
  public Throttle ofNewSocket() {
    return new Throttle(rate, System.nanoTime());
  }
}
