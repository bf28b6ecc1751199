package io.heliograph.notifications.database;

import io.heliograph.notifications.postgres.BoundedPool;
import io.heliograph.notifications.postgres.DatabaseConfig;
import io.heliograph.notifications.postgres.Limits;
import io.heliograph.notifications.postgres.OpenConnections;
import io.heliograph.notifications.postgres.PhysicalConnection;
import io.heliograph.notifications.postgres.Use;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Access of all requests and sweeps to PostgreSQL through pooled connections, with limits. */
@Singleton
public final class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);

  private final Pool pool;
  private final BoundedPool pools;
  private final OpenConnections open;
  private final DatabaseConfig config;
  private final Cancellations cancellations;
  private final Vertx vertx;

  Database(
      Pool pool,
      BoundedPool pools,
      OpenConnections open,
      Cancellations cancellations,
      DatabaseConfig config,
      Vertx vertx) {
    this.pool = pool;
    this.pools = pools;
    this.open = open;
    this.cancellations = cancellations;
    this.config = config;
    this.vertx = vertx;
  }

  /**
   * Runs read-only work on a connection of the pool for reads. The {@link CancellationSignal} of
   * the subscription cancels it. Fails like {@link #withConnection}.
   */
  public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom().context(caller -> reading(CancellationSignal.of(caller), work));
  }

  private <T> Uni<T> reading(CancellationSignal signal, Function<SqlConnection, Uni<T>> work) {
    return within(
        readers(),
        new Limits(config.responseTimeout(), config.responseTimeout()),
        connection -> cancellations.execute(signal, connection, () -> work.apply(connection)));
  }

  /**
   * Runs work on a pooled connection. Fails with a {@link DatabaseException}, or with the failure
   * of the work if that is not a failure of the database.
   */
  public <T> Uni<T> withConnection(Function<SqlConnection, Uni<T>> work) {
    return withConnection(config.responseTimeout(), work);
  }

  /** Runs work in a transaction: commits if the work succeeds, rolls back if it fails. */
  public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
    return within(
        pool,
        new Limits(config.responseTimeout(), config.transactionTimeout()),
        connection -> begun(connection, work).call(() -> commit(connection)));
  }

  /** Runs one long statement with a time limit of its own. */
  public <T> Uni<T> withConnection(Duration total, Function<SqlConnection, Uni<T>> work) {
    return within(pool, new Limits(total, total), work);
  }

  /**
   * Returns the pool for reads. It is created with the other pool, which is created on first use.
   */
  private Pool readers() {
    var _ = pool.size();
    return Pool.newInstance(pools.reads());
  }

  private <T> Uni<T> within(Pool from, Limits limits, Function<SqlConnection, Uni<T>> work) {
    return uncancelled(
        Acquisition.of(from, vertx, config.acquireTimeout())
            .flatMap(connection -> within(limits, connection, work))
            .onFailure()
            .transform(DatabaseException::of));
  }

  /**
   * Runs work within limits. A transaction that is still open when its connection is returned to
   * the pool is rolled back then.
   */
  private <T> Uni<T> within(
      Limits limits, SqlConnection connection, Function<SqlConnection, Uni<T>> work) {
    connection.exceptionHandler(lost -> LOG.debugf("connection failed reason=%s", lost));
    var physical = PhysicalConnection.of(connection.getDelegate());
    var use = new Use(vertx, physical, open, limits);
    return Uni.createFrom()
        .deferred(() -> work.apply(connection))
        .onFailure()
        .invoke(failure -> reconnect(use, failure))
        .eventually(() -> release(use, connection))
        .onTermination()
        .invoke(use::end);
  }

  private static void reconnect(Use use, Throwable failure) {
    switch (SqlState.of(failure).map(SqlState::reconnect).orElse(Reconnect.NONE)) {
      case NONE -> {}
      case ONE -> use.replace();
      case ALL -> use.replaceAll();
    }
  }

  private static Uni<Void> release(Use use, SqlConnection connection) {
    use.closeIfRetired();
    return connection.close().onFailure().recoverWithNull();
  }

  /**
   * Sends BEGIN and the first statement together. If the server refuses BEGIN, it still executes
   * the statements after it, each in a transaction of its own.
   */
  private static <T> Uni<T> begun(SqlConnection connection, Function<SqlConnection, Uni<T>> work) {
    return Uni.combine()
        .all()
        .unis(
            connection.begin().onFailure().transform(DatabaseException::ofBegin),
            work.apply(connection))
        .with((begun, result) -> result);
  }

  private static Uni<Void> commit(SqlConnection connection) {
    return connection.transaction().commit().onFailure().transform(DatabaseException::ofCommit);
  }

  /** Runs work to its end even if the caller cancels, so that the connection is returned. */
  private static <T> Uni<T> uncancelled(Uni<T> work) {
    return Uni.createFrom()
        .emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
  }
}
