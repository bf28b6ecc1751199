package io.heliograph.notifications.database;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.notifications.postgres.BoundedConnectionFactory;
import io.heliograph.notifications.postgres.BoundedPool;
import io.heliograph.notifications.postgres.DatabaseConfig;
import io.heliograph.notifications.postgres.PhysicalConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Opens connections outside the pool with the same limits. */
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

  /** Creates the pool, whose URL may be malformed, before the migration waits for the database. */
  void createPool(@Observes @Priority(APPLICATION) StartupEvent started) {
    var _ = pool.size();
  }

  /** Closes all connections. */
  void stop(@Observes ShutdownEvent stopping) {
    factory.close(Promise.promise());
  }

  /** Opens a connection to a server of the pool; fails with a {@link DatabaseException}. */
  public Uni<DedicatedConnection> open() {
    return open(this::server);
  }

  /**
   * Opens a session; fails with a {@link DatabaseException}, or with a {@link PoolerException} if a
   * pooler refuses the parameters.
   *
   * @param url the server if it is not one of the pool
   * @param parameters session parameters in addition to those that set limits
   */
  public Uni<DedicatedConnection> openSession(
      Optional<String> url, Map<String, String> parameters) {
    return open(() -> session(url, parameters));
  }

  private Uni<DedicatedConnection> open(Supplier<PgConnectOptions> server) {
    return Uni.createFrom().emitter(caller -> open(server, caller));
  }

  /** Opens a connection; closes it if the caller no longer waits for it. */
  private void open(
      Supplier<PgConnectOptions> server, UniEmitter<? super DedicatedConnection> caller) {
    var left = new AtomicBoolean();
    caller.onTermination(() -> left.set(true));
    Uni.createFrom()
        .deferred(() -> connect(server.get()))
        .subscribe()
        .with(
            connection -> {
              if (left.get()) {
                connection.close();
              } else {
                caller.complete(connection);
              }
            },
            failure -> caller.fail(failed(failure)));
  }

  /** PgBouncer refuses parameters that it does not track; PostgreSQL has no such message. */
  private static Throwable failed(Throwable failure) {
    return failure instanceof PgException answer
            && String.valueOf(answer.getErrorMessage()).startsWith("unsupported startup parameter")
        ? new PoolerException()
        : DatabaseException.of(failure);
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

  private PgConnectOptions session(Optional<String> url, Map<String, String> parameters) {
    createPool();
    var options = next(bounded.sessions().at(url));
    parameters.forEach(options::addProperty);
    return options;
  }

  private PgConnectOptions server() {
    createPool();
    return next(bounded.servers());
  }

  private PgConnectOptions next(List<PgConnectOptions> servers) {
    return servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
  }

  /** Creates the pool, which happens on first use; the servers are known then. */
  private void createPool() {
    if (bounded.servers().isEmpty()) {
      var _ = pool.size();
    }
  }
}
