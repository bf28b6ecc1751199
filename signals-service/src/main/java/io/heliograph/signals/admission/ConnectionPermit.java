package io.heliograph.signals.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** The place of one visitor among those that may be open. */
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

  /** Gives it back. The second time and later do nothing; any thread may. */
  public void release() {
    if (free.compareAndSet(false, true)) {
      permits.release(client);
    }
  }
}
