package io.heliograph.notifications.database;

import io.heliograph.notifications.postgres.DatabaseConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Readiness check: PostgreSQL responds in time and accepts writes. It uses a connection of its own,
 * so it does not wait for the pool.
 */
@Readiness
@Singleton
final class DatabaseHealthCheck implements AsyncHealthCheck {
  private static final String READ_ONLY = "SHOW transaction_read_only";
  private static final String NAME = "postgresql";

  private final DedicatedConnections connections;
  private final DatabaseConfig config;
  private final AtomicReference<@Nullable DedicatedConnection> kept = new AtomicReference<>();

  DatabaseHealthCheck(DedicatedConnections connections, DatabaseConfig config) {
    this.connections = connections;
    this.config = config;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return connection()
        .flatMap(this::ask)
        .ifNoItem()
        .after(config.healthTimeout())
        .fail()
        .onFailure()
        .recoverWithItem(DatabaseHealthCheck::down);
  }

  /**
   * Returns the kept connection, or opens one. Concurrent probes have a connection each; one of
   * them is kept.
   */
  private Uni<DedicatedConnection> connection() {
    DedicatedConnection idle = kept.getAndSet(null);
    return idle != null && idle.isOpen() ? Uni.createFrom().item(idle) : connections.open();
  }

  private Uni<HealthCheckResponse> ask(DedicatedConnection connection) {
    return connection
        .within(config.healthTimeout(), sql -> sql.query(READ_ONLY).execute())
        .map(DatabaseHealthCheck::isWritable)
        .invoke(writable -> keepIf(writable, connection))
        .onCancellation()
        .invoke(connection::close)
        .map(DatabaseHealthCheck::response);
  }

  private static boolean isWritable(RowSet<Row> answer) {
    return "off".equals(answer.iterator().next().getString(0));
  }

  /**
   * Closes a connection to a read-only server: after a failover, a new one reaches the new primary.
   */
  private void keepIf(boolean writable, DedicatedConnection connection) {
    if (writable) {
      keep(connection);
    } else {
      connection.close();
    }
  }

  private void keep(DedicatedConnection connection) {
    DedicatedConnection other = kept.getAndSet(connection);
    if (other != null) {
      other.close();
    }
  }

  private static HealthCheckResponse response(boolean writable) {
    return writable ? HealthCheckResponse.up(NAME) : down("read-only");
  }

  private static HealthCheckResponse down(Throwable failure) {
    return down(failure.toString());
  }

  private static HealthCheckResponse down(String reason) {
    return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
  }
}
