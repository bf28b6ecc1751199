package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Where rows and the events that tell of them become one. */
@Singleton
public final class Outbox {
  private final Pool pool;
  private final OutboxStore store;
  private final RelayBell bell;

  Outbox(Pool pool, OutboxStore store, RelayBell bell) {
    this.pool = pool;
    this.store = store;
    this.bell = bell;
  }

  /**
   * Does the work in one transaction: committed if it succeeds, rolled back if it fails. Events
   * that it appended are on their way to Kafka when the result is there.
   */
  public <T> Uni<T> inTransaction(Function<Transaction, Uni<T>> work) {
    return pool.withConnection(connection -> inTransaction(connection, work))
        .invoke(this::wakeRelay)
        .map(Outcome::result);
  }

  /** A transaction that is open when its connection goes back to the pool is rolled back then. */
  private <T> Uni<Outcome<T>> inTransaction(
      SqlConnection connection, Function<Transaction, Uni<T>> work) {
    var transaction = new Transaction(connection, store);
    return begun(connection, work.apply(transaction))
        .call(() -> connection.transaction().commit())
        .map(result -> new Outcome<>(result, transaction.hasAppended()));
  }

  /** BEGIN and the first statement leave together. */
  private static <T> Uni<T> begun(SqlConnection connection, Uni<T> work) {
    return Uni.combine().all().unis(connection.begin(), work).with((begun, result) -> result);
  }

  private void wakeRelay(Outcome<?> committed) {
    if (committed.appended()) {
      bell.ring();
    }
  }

  private record Outcome<T>(T result, boolean appended) {}
}
