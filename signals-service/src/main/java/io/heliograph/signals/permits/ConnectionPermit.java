package io.heliograph.signals.permits;

import java.util.Optional;

/**
 * The right of one client to one open connection, and to the memory that it uses; see {@link
 * ClientMemory}. Thread-safe, except for {@link #renew}.
 */
public final class ConnectionPermit implements AdmissionDecision {
  private final ConnectionPermits permits;
  private volatile AuthenticatedClient client;

  /** Guarded by the lock of the permits; see {@link ConnectionPermits}. */
  private Usage usage;

  ConnectionPermit(AuthenticatedClient client, Usage usage, ConnectionPermits permits) {
    this.client = client;
    this.usage = usage;
    this.permits = permits;
  }

  public AuthenticatedClient client() {
    return client;
  }

  /** Takes memory for more channels. Returns the reason if there is no room. */
  public Optional<HandshakeRefusal> take(long bytes) {
    return permits.change(this, bytes);
  }

  public void giveBack(long bytes) {
    var _ = permits.change(this, -bytes);
  }

  /**
   * Replaces the client by the same user with another token. Returns false, and changes nothing, if
   * there is no room for its ownership refs. Only for the event loop of the connection.
   */
  public boolean renew(AuthenticatedClient renewed) {
    boolean fits =
        permits
            .change(this, ClientMemory.of(renewed.user()) - ClientMemory.of(client.user()))
            .isEmpty();
    if (fits) {
      client = renewed;
    }
    return fits;
  }

  /** Releases the permit and its memory. Further calls have no effect. */
  public void release() {
    permits.release(this);
  }

  Usage usage() {
    return usage;
  }

  void setUsage(Usage changed) {
    usage = changed;
  }
}
