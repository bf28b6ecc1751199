package io.heliograph.notifications.outbox;

import io.heliograph.notifications.database.DedicatedConnection;
import io.heliograph.notifications.database.DedicatedConnections;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Opens sessions of PostgreSQL itself, which hold locks, notifications and settings. A connection
 * pooler in between would give each transaction another session, so it is refused.
 */
@Singleton
public final class OutboxSessions {
  private final DedicatedConnections connections;
  private final OutboxConfig config;

  OutboxSessions(DedicatedConnections connections, OutboxConfig config) {
    this.connections = connections;
    this.config = config;
  }

  /**
   * Opens a session; fails with a {@link io.heliograph.notifications.database.PoolerException}
   * behind a pooler.
   *
   * @param parameters session parameters in addition to those that set limits
   */
  public Uni<DedicatedConnection> open(Map<String, String> parameters) {
    return connections
        .openSession(config.sessionUrl(), parameters)
        .flatMap(
            connection ->
                connection
                    .requireDirect(config.responseTimeout())
                    .onCancellation()
                    .invoke(connection::close)
                    .replaceWith(connection));
  }
}
