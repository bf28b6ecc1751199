package io.heliograph.signals.admission;

import io.heliograph.identity.EntityRef;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** How many are open, in all and by user. Exact: one lock, held for two look-ups. */
@Singleton
final class Seats {
  private final int max;
  private final int maxPerUser;
  private final Map<EntityRef, Integer> byUser = new HashMap<>();
  private int taken;

  Seats(LimitsConfig limits) {
    this.max = limits.sockets();
    this.maxPerUser = limits.socketsPerUser();
  }

  synchronized Decision take(Visitor visitor) {
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
    byUser.computeIfPresent(visitor.user().ref(), (user, some) -> some == 1 ? null : some - 1);
  }

  synchronized int taken() {
    return taken;
  }

  synchronized int taken(EntityRef user) {
    return byUser.getOrDefault(user, 0);
  }
}
