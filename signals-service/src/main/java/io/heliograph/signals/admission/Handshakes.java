package io.heliograph.signals.admission;

import jakarta.inject.Singleton;

/** How fast they may come, whoever they are. */
@Singleton
final class Handshakes {
  private static final int BURST_SECONDS = 5;

  private final Throttle throttle;

  Handshakes(LimitsConfig limits) {
    this.throttle =
        new Throttle(Rate.of(limits.handshakesPerSecond(), BURST_SECONDS), System.nanoTime());
  }

  synchronized boolean allow(long nanos) {
    return throttle.allows(nanos);
  }
}
