package io.heliograph.signals.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right of one client to one open connection. */
public final class ConnectionPermit implements AdmissionDecision {
  private final AuthenticatedClient client;
  private final ConnectionPermits permits;
  private final AtomicBoolean free = new AtomicBoolean();

  ConnectionPermit(AuthenticatedClient client, ConnectionPermits permits) {
    this.client = client;
    this.permits = permits;
  }

  public AuthenticatedClient client() {
    return client;
  }

  /** Releases the permit. Further calls have no effect. Thread-safe. */
  public void release() {
    if (free.compareAndSet(false, true)) {
      permits.release(client);
    }
  }
}
