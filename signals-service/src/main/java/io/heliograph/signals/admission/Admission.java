package io.heliograph.signals.admission;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Decides whether a client that passed the {@link HandshakeFilter} may open a connection; see the
 * package.
 */
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

  /**
   * Returns a permit or a refusal. The caller must release the permit, whatever the outcome of the
   * request.
   */
  public AdmissionDecision admit(SecurityIdentity identity) {
    AdmissionDecision decision =
        switch (clients.of(identity)) {
          case AuthenticatedClient client -> permits.take(client);
          case HandshakeRefusal why -> why;
        };
    if (decision instanceof HandshakeRefusal refusal) {
      metrics.refused(refusal);
    }
    return decision;
  }

  /** Starts admitting clients; until then all are refused. */
  public void open() {
    permits.open();
  }

  /** Stops admitting clients. */
  public void close() {
    permits.close();
  }

  /**
   * Waits until all permits are released, including those of clients that were admitted and are not
   * connected yet.
   *
   * @return whether all were released in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean awaitNobody(Duration atMost) throws InterruptedException {
    return permits.awaitNone(atMost);
  }
}
