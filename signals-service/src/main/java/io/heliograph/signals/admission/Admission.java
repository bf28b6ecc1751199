package io.heliograph.signals.admission;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Decides about a caller who passed the gate; see the package. */
@Singleton
public final class Admission {
  private final ClientAuthentication clients;
  private final ConnectionPermits permits;
  private final AdmissionMetrics metrics;

  Admission(ClientAuthentication clients, ConnectionPermits permits, AdmissionMetrics metrics) {
    this.clients = clients;
    this.permits = permits;
    this.metrics = metrics;
  }

  /** A seat must be released by whoever asked, whatever becomes of the request. */
  public AdmissionDecision admit(SecurityIdentity identity) {
    AdmissionDecision decision =
        clients.of(identity).map(permits::take).orElse(HandshakeRefusal.TOKEN);
    if (decision instanceof HandshakeRefusal refusal) {
      metrics.refused(refusal);
    }
    return decision;
  }

  /** From now on clients come in; until then all are refused. */
  public void open() {
    permits.open();
  }

  /** From now on nobody comes in. */
  public void close() {
    permits.close();
  }

  /**
   * Whether everybody has left in time, also who had come in before and is not connected yet.
   *
   * @throws InterruptedException if whoever waits is told to stop
   */
  public boolean awaitNobody(Duration atMost) throws InterruptedException {
    return permits.awaitNone(atMost);
  }
}
