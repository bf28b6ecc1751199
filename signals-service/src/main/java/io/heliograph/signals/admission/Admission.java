package io.heliograph.signals.admission;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Decides about a caller who passed the gate; see the package. */
@Singleton
public final class Admission {
  private final Visitors visitors;
  private final Seats seats;
  private final AdmissionMetrics metrics;
  private volatile boolean closed;

  Admission(Visitors visitors, Seats seats, AdmissionMetrics metrics) {
    this.visitors = visitors;
    this.seats = seats;
    this.metrics = metrics;
  }

  /** A seat must be released by whoever asked, whatever becomes of the request. */
  public Decision admit(SecurityIdentity identity) {
    Decision decision = closed ? Refusal.DRAINING : decide(identity);
    if (decision instanceof Refusal refusal) {
      metrics.refused(refusal);
    }
    return decision;
  }

  /** From now on nobody comes in. */
  public void close() {
    closed = true;
  }

  private Decision decide(SecurityIdentity identity) {
    return visitors.of(identity).map(seats::take).orElse(Refusal.TOKEN);
  }
}
