package io.heliograph.localstack.network;

import io.heliograph.localstack.network.FaultProxy.Direction;
import java.time.Duration;
import java.util.Set;

/** The fault of a {@link FaultProxy} at present. For any thread. */
final class LinkState {
  static final Fault HEALTHY = new Fault(Set.of(), Set.of(), Duration.ZERO);

  private Fault fault = HEALTHY;

  synchronized void set(Fault next) {
    fault = next;
    notifyAll();
  }

  /** Returns once bytes may move in that direction; says whether they are forwarded then. */
  synchronized boolean awaitTurn(Direction direction) throws InterruptedException {
    while (fault.stalled().contains(direction)) {
      wait();
    }
    return !fault.swallowed().contains(direction);
  }

  synchronized Duration latency() {
    return fault.latency();
  }

  /** One way in which the link fails. */
  record Fault(Set<Direction> stalled, Set<Direction> swallowed, Duration latency) {}
}
