package io.heliograph.notifications.relay;

import io.heliograph.notifications.database.DedicatedConnection;
import io.heliograph.notifications.outbox.DeadLetter;
import io.heliograph.notifications.outbox.DeletionResult;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxSlice;
import io.heliograph.notifications.outbox.OutboxStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * One leadership: its connection, which holds the lock, and its term. Its steps never overlap;
 * checks of the connection may run between them.
 */
final class RelaySession {
  /**
   * Deleted rows between two vacuums. A read scans the dead rows after the cursor, and the first
   * read of a term scans all of them; autovacuum runs only once a minute.
   */
  private static final int DELETED_BETWEEN_VACUUMS = 20_000;

  private static final String READ_ONLY = "SHOW transaction_read_only";

  private final DedicatedConnection connection;
  private final OutboxStore store;
  private final long term;
  private final Duration responseTimeout;
  private final RelayCursor cursor = new RelayCursor();
  private final AtomicLong lastId;
  private int deleted;

  /**
   * Creates a session.
   *
   * @param lastId the highest id that this process has seen, which later sessions continue
   */
  RelaySession(
      DedicatedConnection connection,
      OutboxStore store,
      long term,
      AtomicLong lastId,
      Duration responseTimeout) {
    this.connection = connection;
    this.store = store;
    this.term = term;
    this.lastId = lastId;
    this.responseTimeout = responseTimeout;
  }

  long term() {
    return term;
  }

  /** Returns the unpublished entries with the lowest ids. Fails if this term is over. */
  Uni<List<OutboxEntry>> nextBatch(int limit) {
    return within(sql -> store.nextBatch(sql, cursor.position(), limit))
        .call(this::requireSameDatabase)
        .invoke(slice -> cursor.seen(slice, limit))
        .map(OutboxSlice::entries);
  }

  /**
   * Fails if an older state of the database was restored: new entries may then have ids before the
   * cursor. The next term starts at the lowest id. Sequences fall as well, so the next epoch
   * begins.
   */
  private Uni<Void> requireSameDatabase(OutboxSlice slice) {
    if (slice.term() > term) {
      return Uni.createFrom().failure(termIsOver(slice));
    }
    if (slice.term() < term || slice.lastId() < lastId.get()) {
      return within(store::nextEpoch)
          .invoke(() -> lastId.set(0))
          .chain(() -> Uni.createFrom().failure(termIsOver(slice)));
    }
    lastId.set(slice.lastId());
    return Uni.createFrom().voidItem();
  }

  private IllegalStateException termIsOver(OutboxSlice slice) {
    return new IllegalStateException(
        "this term is over: the database has term %d and last id %d, expected %d and at least %d"
            .formatted(slice.term(), slice.lastId(), term, lastId.get()));
  }

  /**
   * Deletes the entries, and keeps those of them that Kafka refuses as dead letters. Fails if some
   * no longer exist, because then this term is over, whatever the cause.
   */
  Uni<Void> deletePublished(List<OutboxEntry> entries, List<DeadLetter> refused) {
    return within(sql -> store.deletePublished(sql, entries, refused, term))
        .invoke(deletion -> requireAll(deletion, entries))
        .invoke(deletion -> cursor.deleted(entries.getLast().id(), deletion.transaction()))
        .invoke(deletion -> vacuumIfDue(deletion.count()))
        .replaceWithVoid();
  }

  private static void requireAll(DeletionResult deletion, List<OutboxEntry> entries) {
    if (deletion.count() != entries.size()) {
      throw new IllegalStateException(
          "%d of %d published rows were there".formatted(deletion.count(), entries.size()));
    }
  }

  /** Vacuums on another connection, because it may take longer than a leader may be silent. */
  private void vacuumIfDue(int more) {
    deleted += more;
    if (deleted >= DELETED_BETWEEN_VACUUMS) {
      deleted = 0;
      store.vacuum();
    }
  }

  /**
   * Fails if PostgreSQL does not respond, or accepts no writes since a failover. The statement also
   * keeps the session alive.
   */
  Uni<Void> check() {
    return within(sql -> sql.query(READ_ONLY).execute())
        .invoke(RelaySession::requireWritable)
        .replaceWithVoid();
  }

  private static void requireWritable(RowSet<Row> answer) {
    if (!"off".equals(answer.iterator().next().getString(0))) {
      throw new IllegalStateException("postgresql is read-only");
    }
  }

  /** Listens for notifications; called before the first batch is read. */
  Uni<Void> listen(Runnable onNotify, Runnable onLost) {
    connection.onNotification(onNotify);
    connection.onClose(onLost);
    return within(store::listen);
  }

  private <T> Uni<T> within(Function<SqlConnection, Uni<T>> step) {
    return connection.within(responseTimeout, step);
  }

  /** Closes the connection, which releases the lock. */
  void end() {
    connection.close();
  }
}
