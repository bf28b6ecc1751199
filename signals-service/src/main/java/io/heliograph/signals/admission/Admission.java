package io.heliograph.signals.admission;

import io.heliograph.signals.permits.AdmissionDecision;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.ClientMemory;
import io.heliograph.signals.permits.ConnectionPermit;
import io.heliograph.signals.permits.ConnectionPermits;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.heliograph.signals.permits.RequestMemory;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

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
    metrics.watchMemory(() -> permits.taken().bytes());
  }

  /**
   * Returns a permit or a refusal. The caller must release the permit, whatever the outcome of the
   * request.
   *
   * @param requestBytes that are kept of the request; see {@link RequestMemory}
   */
  public AdmissionDecision admit(SecurityIdentity identity, long requestBytes) {
    AdmissionDecision decision =
        switch (clients.of(identity)) {
          case AuthenticatedClient client -> permits.take(client, requestBytes);
          case HandshakeRefusal why -> why;
        };
    if (decision instanceof HandshakeRefusal refusal) {
      metrics.refused(refusal);
    }
    return decision;
  }

  /**
   * Takes memory for the channels of a stream, until the permit is released.
   *
   * @throws io.heliograph.web.problem.ProblemException if there is no room
   */
  public void takeMemory(ConnectionPermit permit, Collection<String> channels) {
    Optional<HandshakeRefusal> refusal = permit.take(ClientMemory.of(channels));
    if (refusal.isPresent()) {
      metrics.refused(refusal.get());
      throw refusal.get().problem();
    }
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
  public boolean awaitNoPermits(Duration atMost) throws InterruptedException {
    return permits.awaitNone(atMost);
  }
}
