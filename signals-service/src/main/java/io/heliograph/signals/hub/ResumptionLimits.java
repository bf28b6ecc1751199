package io.heliograph.signals.hub;

import io.heliograph.signals.limits.Rate;
import io.heliograph.signals.limits.Throttle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds the resumptions of one connection, and of one user over all connections. A user is
 * remembered for as long as they have less than all of their burst left, so that leaving and coming
 * back gains nothing. The hub holds its lock, but for new connections.
 */
final class ResumptionLimits {
  private static final int BURST_SECONDS = 10;
  private static final int FORGOTTEN_AT_ONCE = 2;
  private static final int FEW = 16;
  private static final float LOAD = 0.75f;

  private final Rate ofConnection;
  private final Rate ofUser;

  /** Who came last is the last. */
  private final Map<String, Throttle> byUser = new LinkedHashMap<>(FEW, LOAD, true);

  ResumptionLimits(ResumptionConfig config) {
    this.ofConnection = Rate.of(config.perSecond(), BURST_SECONDS);
    this.ofUser = Rate.of(config.perSecondAndUser(), BURST_SECONDS);
  }

  /** Of a connection that opens now. */
  Throttle ofOneConnection() {
    return new Throttle(ofConnection, System.nanoTime());
  }

  /** Whether their user may have that much looked for. */
  boolean allow(Resumption resumption) {
    long now = System.nanoTime();
    removeFull(now);
    return byUser
        .computeIfAbsent(resumption.listener().user(), user -> new Throttle(ofUser, now))
        .allows(now, resumption.channels().size());
  }

  /** More than come at once, so that those who are remembered become fewer. */
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
