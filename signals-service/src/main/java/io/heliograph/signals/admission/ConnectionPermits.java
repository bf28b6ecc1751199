package io.heliograph.signals.admission;

import io.heliograph.identity.EntityRef;
import io.heliograph.signals.limits.LimitsConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts permits in total and per user. The counts are exact: one lock guards them and is held for
 * two look-ups.
 */
@Singleton
final class ConnectionPermits {
  private final int max;
  private final int maxPerUser;
  private final Map<EntityRef, Integer> byUser = new HashMap<>();
  private int taken;
  private volatile State state = State.STARTING;

  ConnectionPermits(LimitsConfig limits) {
    this.max = limits.sockets();
    this.maxPerUser = limits.socketsPerUser();
  }

  synchronized AdmissionDecision take(AuthenticatedClient client) {
    Optional<HandshakeRefusal> closed = refusal();
    if (closed.isPresent()) {
      return closed.get();
    }
    if (taken >= max) {
      return HandshakeRefusal.SOCKETS;
    }
    if (!AuthenticatedClient.isGuest(client.user()) && taken(client.user().ref()) >= maxPerUser) {
      return HandshakeRefusal.USER;
    }
    taken++;
    byUser.merge(client.user().ref(), 1, Integer::sum);
    return new ConnectionPermit(client, this);
  }

  synchronized void release(AuthenticatedClient client) {
    taken--;
    notifyAll();
    byUser.computeIfPresent(client.user().ref(), (user, some) -> some == 1 ? null : some - 1);
  }

  /** Starts issuing permits, unless {@link #close()} was called before. */
  synchronized void open() {
    if (state == State.STARTING) {
      state = State.OPEN;
    }
  }

  /** Stops issuing permits, so that the number in use can only fall. */
  synchronized void close() {
    state = State.CLOSED;
  }

  /** Returns the reason why no permit is issued at present; empty if permits are issued. */
  Optional<HandshakeRefusal> refusal() {
    return switch (state) {
      case STARTING -> Optional.of(HandshakeRefusal.STARTING);
      case OPEN -> Optional.empty();
      case CLOSED -> Optional.of(HandshakeRefusal.DRAINING);
    };
  }

  /** Waits for the release of all permits. Returns whether all were released in time. */
  synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (taken > 0 && System.nanoTime() - end < 0) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    return taken == 0;
  }

  synchronized int taken() {
    return taken;
  }

  synchronized int taken(EntityRef user) {
    return byUser.getOrDefault(user, 0);
  }

  private enum State {
    STARTING,
    OPEN,
    CLOSED
  }
}
