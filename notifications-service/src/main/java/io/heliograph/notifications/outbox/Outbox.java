package io.heliograph.notifications.outbox;

import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Commits rows and their events atomically. */
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
   * Runs work in one transaction: commits if it succeeds, rolls back if it fails. When the result
   * is available, the relay is notified of the events that were appended.
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
