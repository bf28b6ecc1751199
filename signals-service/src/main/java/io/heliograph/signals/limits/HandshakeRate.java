package io.heliograph.signals.limits;

import jakarta.inject.Singleton;

/** The rate limit for handshakes of all clients together. */
@Singleton
public final class HandshakeRate {
  private static final int BURST_SECONDS = 5;

  private final Throttle throttle;

  HandshakeRate(LimitsConfig limits) {
    this.throttle =
        new Throttle(Rate.of(limits.handshakesPerSecond(), BURST_SECONDS), System.nanoTime());
  }

  public synchronized boolean allow(long nanos) {
    return throttle.allows(nanos);
  }
}
