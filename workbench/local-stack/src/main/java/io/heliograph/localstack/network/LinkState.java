package io.heliograph.localstack.network;

import io.heliograph.localstack.network.FaultProxy.Direction;
import java.time.Duration;
import java.util.Set;

/** The current fault of a {@link FaultProxy}. Any thread may call it. */
final class LinkState {
  static final Fault HEALTHY = new Fault(Set.of(), Set.of(), Duration.ZERO);

  private Fault fault = HEALTHY;

  synchronized void set(Fault next) {
    fault = next;
    notifyAll();
  }

  /**
   * Waits until bytes may pass in this direction and returns whether they are forwarded or
   * swallowed.
   */
  synchronized boolean awaitTurn(Direction direction) throws InterruptedException {
    while (fault.stalled().contains(direction)) {
      wait();
    }
    return !fault.swallowed().contains(direction);
  }

  synchronized Duration latency() {
    return fault.latency();
  }

  /** One fault of the link. */
  record Fault(Set<Direction> stalled, Set<Direction> swallowed, Duration latency) {}
}
