package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** An open transaction: rows and their events are committed together. */
public final class Transaction {
  private final SqlConnection connection;
  private final OutboxStore store;
  private boolean appended;

  Transaction(SqlConnection connection, OutboxStore store) {
    this.connection = connection;
    this.store = store;
  }

  /** Returns the connection, for statements of this transaction only; callers must not keep it. */
  public SqlConnection connection() {
    return connection;
  }

  /**
   * Appends events, which are published in this order after the commit. The caller has locked the
   * ledger row of every recipient in this transaction.
   */
  public Uni<Void> append(List<OutboxEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    appended = true;
    return store.append(connection, events);
  }

  boolean hasAppended() {
    return appended;
  }
}
