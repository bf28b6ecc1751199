package io.heliograph.signals.hub;

import io.heliograph.signals.limits.Rate;
import io.heliograph.signals.limits.Throttle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits the resumptions of one connection, and of one user over all connections. The throttle of a
 * user is kept until its burst is full again, so that reconnecting does not reset the limit.
 * Guarded by the hub's lock, except for new connections.
 */
final class ResumptionLimits {
  private static final int BURST_SECONDS = 10;
  private static final int FORGOTTEN_AT_ONCE = 2;
  private static final int REFS_OF_ONE_LOOK_UP = 50;
  private static final int FEW = 16;
  private static final float LOAD = 0.75f;

  private final Rate ofConnection;
  private final Rate ofUser;

  /** In access order, the most recent last. */
  private final Map<String, Throttle> byUser = new LinkedHashMap<>(FEW, LOAD, true);

  ResumptionLimits(ResumptionConfig config) {
    this.ofConnection = Rate.of(config.perSecond(), BURST_SECONDS);
    this.ofUser = Rate.of(config.perSecondAndUser(), BURST_SECONDS);
  }

  /** Returns a throttle for a new connection. */
  Throttle ofOneConnection() {
    return new Throttle(ofConnection, System.nanoTime());
  }

  /** Returns whether the user may look up so much. */
  boolean allow(Resumption resumption) {
    long now = System.nanoTime();
    removeFull(now);
    return byUser
        .computeIfAbsent(resumption.listener().user(), user -> new Throttle(ofUser, now))
        .allows(now, lookUps(resumption));
  }

  private static int lookUps(Resumption resumption) {
    int refs = 1 + resumption.listener().ownershipRefs().all().size();
    return resumption.channels().size() * Math.ceilDiv(refs, REFS_OF_ONE_LOOK_UP);
  }

  /**
   * Removes full throttles, at most two for each call. A call adds at most one, so their number
   * decreases.
   */
  private void removeFull(long now) {
    Iterator<Throttle> eldest = byUser.values().iterator();
    for (int i = 0; i < FORGOTTEN_AT_ONCE && eldest.hasNext(); i++) {
      if (!eldest.next().isFull(now)) {
        return;
      }
      eldest.remove();
    }
  }
}
