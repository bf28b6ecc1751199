package io.heliograph.signals.admission;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Decides about a caller who passed the gate; see the package. */
@Singleton
public final class Admission {
  private final Visitors visitors;
  private final Seats seats;
  private final AdmissionMetrics metrics;

  Admission(Visitors visitors, Seats seats, AdmissionMetrics metrics) {
    this.visitors = visitors;
    this.seats = seats;
    this.metrics = metrics;
  }

  /** A seat must be released by whoever asked, whatever becomes of the request. */
  public Decision admit(SecurityIdentity identity) {
    Decision decision = visitors.of(identity).map(seats::take).orElse(Refusal.TOKEN);
    if (decision instanceof Refusal refusal) {
      metrics.refused(refusal);
    }
    return decision;
  }

  /** From now on clients come in; until then all are refused. */
  public void open() {
    seats.open();
  }

  /** From now on nobody comes in. */
  public void close() {
    seats.close();
  }

  /**
   * Whether everybody has left in time, also who had come in before and is not connected yet.
   *
   * @throws InterruptedException if whoever waits is told to stop
   */
  public boolean awaitNobody(Duration atMost) throws InterruptedException {
    return seats.awaitNone(atMost);
  }
}
