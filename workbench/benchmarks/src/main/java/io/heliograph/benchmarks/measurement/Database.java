package io.heliograph.benchmarks.measurement;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.Function;

/** A connection pool to PostgreSQL that uses no code of the product. */
public final class Database implements AutoCloseable {
  /** Maximum connections, which is the number that the baselines use at once. */
  public static final int CONNECTIONS = 32;

  private static final Duration STATEMENT = Duration.ofMinutes(3);

  private final Pool pool;

  private Database(Pool pool) {
    this.pool = pool;
  }

  public static Database of(Vertx vertx, LocalPostgres postgres) {
    var address =
        PgConnectOptions.fromUri(postgres.reactiveUrl())
            .setUser(postgres.user())
            .setPassword(postgres.password())
            .setCachePreparedStatements(true);
    return new Database(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(CONNECTIONS))
            .connectingTo(address)
            .using(vertx)
            .build());
  }

  public Future<RowSet<Row>> query(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values);
  }

  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(work);
  }

  /** Executes one statement and waits for at most three minutes. */
  public RowSet<Row> execute(String sql) {
    return Await.result(sql.strip(), pool.query(sql).execute(), STATEMENT);
  }

  public RowSet<Row> execute(String sql, Tuple values) {
    return Await.result(sql.strip(), query(sql, values), STATEMENT);
  }

  /**
   * Empties the outbox and lets PostgreSQL finish its maintenance, so that one figure does not
   * affect the next.
   */
  public void settle() {
    execute("TRUNCATE outbox");
    execute("VACUUM ANALYZE");
    execute("CHECKPOINT");
  }

  /** Returns whether all events are in Kafka. */
  boolean outboxIsEmpty() {
    return execute("SELECT NOT EXISTS (SELECT FROM outbox) AS empty")
        .iterator()
        .next()
        .getBoolean("empty");
  }

  public void awaitEmptyOutbox() {
    Await.until("the outbox becomes empty", this::outboxIsEmpty, Duration.ofMinutes(1));
  }

  @Override
  public void close() {
    Await.result("closing the connections", pool.close(), Duration.ofSeconds(10));
  }
}
