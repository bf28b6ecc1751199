package io.heliograph.notifications.database;

import io.heliograph.notifications.postgres.BoundedConnectionFactory;
import io.heliograph.notifications.postgres.BoundedPool;
import io.heliograph.notifications.postgres.DatabaseConfig;
import io.heliograph.notifications.postgres.PhysicalConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens connections outside the pool, to the same servers and with the same limits. */
@Singleton
public final class DedicatedConnections {
  private final Pool pool;
  private final BoundedPool bounded;
  private final DatabaseConfig config;
  private final Vertx vertx;
  private final BoundedConnectionFactory factory;
  private final AtomicInteger next = new AtomicInteger();

  DedicatedConnections(Pool pool, BoundedPool bounded, DatabaseConfig config, Vertx vertx) {
    this.pool = pool;
    this.bounded = bounded;
    this.config = config;
    this.vertx = vertx;
    this.factory =
        new BoundedConnectionFactory(
            (VertxInternal) vertx, () -> Future.succeededFuture(server()), config.connectTimeout());
  }

  /** Closes all connections. */
  void stop(@Observes ShutdownEvent stopping) {
    factory.close(Promise.promise());
  }

  /**
   * Opens a connection; fails with a {@link DatabaseException}.
   *
   * @param parameters session parameters in addition to those that set limits
   */
  public Uni<DedicatedConnection> open(Map<String, String> parameters) {
    return Uni.createFrom().emitter(caller -> open(parameters, caller));
  }

  /** Opens a connection; closes it if the caller no longer waits for it. */
  private void open(
      Map<String, String> parameters, UniEmitter<? super DedicatedConnection> caller) {
    var left = new AtomicBoolean();
    caller.onTermination(() -> left.set(true));
    Uni.createFrom()
        .deferred(() -> connect(options(parameters)))
        .subscribe()
        .with(
            connection -> {
              if (left.get()) {
                connection.close();
              } else {
                caller.complete(connection);
              }
            },
            failure -> caller.fail(DatabaseException.of(failure)));
  }

  private Uni<DedicatedConnection> connect(PgConnectOptions options) {
    return Uni.createFrom()
        .completionStage(
            () -> factory.connect(vertx.getOrCreateContext(), options).toCompletionStage())
        .map(connection -> connected((PgConnection) connection));
  }

  private DedicatedConnection connected(PgConnection connection) {
    PhysicalConnection.of(connection).connected(config.keepAliveIdle());
    return new DedicatedConnection(connection);
  }

  private PgConnectOptions options(Map<String, String> parameters) {
    var options = new PgConnectOptions(server());
    parameters.forEach(options::addProperty);
    return options;
  }

  private PgConnectOptions server() {
    List<PgConnectOptions> servers = servers();
    return servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
  }

  /** Returns the servers. They are known once the pool exists, which is created on first use. */
  private List<PgConnectOptions> servers() {
    if (bounded.servers().isEmpty()) {
      var _ = pool.getDelegate();
    }
    return bounded.servers();
  }
}
