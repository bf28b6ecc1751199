package io.heliograph.signals.admission;

import io.heliograph.identity.EntityRef;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many are open, or about to be, in all and by user. Exact: one lock, held for two look-ups.
 */
@Singleton
final class Seats {
  private final int max;
  private final int maxPerUser;
  private final Map<EntityRef, Integer> byUser = new HashMap<>();
  private int taken;
  private volatile State state = State.STARTING;

  Seats(LimitsConfig limits) {
    this.max = limits.sockets();
    this.maxPerUser = limits.socketsPerUser();
  }

  synchronized Decision take(Visitor visitor) {
    Optional<Refusal> closed = refusal();
    if (closed.isPresent()) {
      return closed.get();
    }
    if (taken >= max) {
      return Refusal.SOCKETS;
    }
    if (!Visitor.isGuest(visitor.user()) && taken(visitor.user().ref()) >= maxPerUser) {
      return Refusal.USER;
    }
    taken++;
    byUser.merge(visitor.user().ref(), 1, Integer::sum);
    return new Seat(visitor, this);
  }

  synchronized void giveBack(Visitor visitor) {
    taken--;
    notifyAll();
    byUser.computeIfPresent(visitor.user().ref(), (user, some) -> some == 1 ? null : some - 1);
  }

  /** From now on seats are given, unless they were closed already. */
  synchronized void open() {
    if (state == State.STARTING) {
      state = State.OPEN;
    }
  }

  /** From now on nobody gets one: how many are taken can only fall. */
  synchronized void close() {
    state = State.CLOSED;
  }

  /** Why nobody gets a seat at present, if so. */
  Optional<Refusal> refusal() {
    return switch (state) {
      case STARTING -> Optional.of(Refusal.STARTING);
      case OPEN -> Optional.empty();
      case CLOSED -> Optional.of(Refusal.DRAINING);
    };
  }

  /** Whether all were given back in time. */
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
