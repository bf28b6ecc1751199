package io.heliograph.notifications.outbox;

import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Where rows and the events that tell of them become one. */
@Singleton
public final class Outbox {
  private final Database database;
  private final OutboxStore store;
  private final RelayNotifier notifier;

  Outbox(Database database, OutboxStore store, RelayNotifier notifier) {
    this.database = database;
    this.store = store;
    this.notifier = notifier;
  }

  /**
   * Does the work in one transaction: committed if it succeeds, rolled back if it fails. Events
   * that it appended are on their way to Kafka when the result is there.
   */
  public <T> Uni<T> inTransaction(Function<Transaction, Uni<T>> work) {
    return database
        .inTransaction(connection -> apply(work, new Transaction(connection, store)))
        .invoke(this::wakeRelay)
        .map(Outcome::result);
  }

  private static <T> Uni<Outcome<T>> apply(
      Function<Transaction, Uni<T>> work, Transaction transaction) {
    return work.apply(transaction).map(result -> new Outcome<>(result, transaction.hasAppended()));
  }

  private void wakeRelay(Outcome<?> committed) {
    if (committed.appended()) {
      notifier.notifyLeader();
    }
  }

  private record Outcome<T>(T result, boolean appended) {}
}
