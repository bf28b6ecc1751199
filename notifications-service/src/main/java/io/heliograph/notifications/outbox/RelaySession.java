package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.util.List;

/** The time in office of one leader: its connection, which holds the lock, and its term. */
final class RelaySession {
  private final SqlConnection connection;
  private final OutboxStore store;
  private final long term;

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
    return store.deletePublished(connection, entries, term);
  }

  Uni<Void> listen(Runnable onNotify, Runnable onLost) {
    var pg = (PgConnection) connection.getDelegate();
    pg.notificationHandler(notification -> onNotify.run());
    pg.closeHandler(closed -> onLost.run());
    return connection.query("LISTEN " + RelayBell.CHANNEL).execute().replaceWithVoid();
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
        .query("UNLISTEN *; SELECT pg_advisory_unlock_all()")
        .execute()
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull()
        .eventually(connection::close);
  }
}
