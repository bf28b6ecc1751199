package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.util.List;

/**
 * The time in office of one leader: its connection, which holds the lock, and its term. Its steps
 * never overlap.
 */
final class RelaySession {
  /**
   * Dead rows lie before the living ones in the index, so each look passes all of them; the
   * database itself comes to clean up once a minute.
   */
  private static final int DELETED_BETWEEN_VACUUMS = 20_000;

  /**
   * The table is empty most of the time. A plan that was made then reads all of it, and stays when
   * it is long.
   */
  private static final String BY_INDEX = "SET enable_seqscan = off";

  private static final String AS_BEFORE =
      "RESET enable_seqscan; UNLISTEN *; SELECT pg_advisory_unlock_all()";

  private final SqlConnection connection;
  private final OutboxStore store;
  private final long term;
  private int deleted;

  RelaySession(SqlConnection connection, OutboxStore store, long term) {
    this.connection = connection;
    this.store = store;
    this.term = term;
  }

  long term() {
    return term;
  }

  Uni<List<OutboxEntry>> nextBatch(int limit) {
    return store.nextBatch(connection, limit);
  }

  Uni<Void> deletePublished(List<OutboxEntry> entries) {
    deleted += entries.size();
    return store.deletePublished(connection, entries, term).chain(this::vacuumIfDue);
  }

  private Uni<Void> vacuumIfDue() {
    if (deleted < DELETED_BETWEEN_VACUUMS) {
      return Uni.createFrom().voidItem();
    }
    deleted = 0;
    return store.vacuum(connection);
  }

  /** Before the first batch is read. */
  Uni<Void> listen(Runnable onNotify, Runnable onLost) {
    var pg = (PgConnection) connection.getDelegate();
    pg.notificationHandler(notification -> onNotify.run());
    pg.closeHandler(closed -> onLost.run());
    return connection.query(BY_INDEX + "; LISTEN " + RelayBell.CHANNEL).execute().replaceWithVoid();
  }

  Uni<Void> end() {
    return giveBack(connection);
  }

  /**
   * Returns a connection to the pool without the lock, which would otherwise keep every relay from
   * leading; a broken connection has lost it anyway and is discarded by the pool.
   */
  static Uni<Void> giveBack(SqlConnection connection) {
    return connection
        .query(AS_BEFORE)
        .execute()
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull()
        .eventually(connection::close);
  }
}
