package io.heliograph.notifications.delivery;

import static java.util.stream.Collectors.toSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.outbox.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Limits waits for ledger rows and finds locked ones. */
@Singleton
public final class LedgerLocks {
  private static final String LIMIT = "SELECT set_config('lock_timeout', $1, true)";

  /** Uses the primary key. The locks that the statement acquires end with it. */
  private static final String HELD =
      """
      SELECT user_ref FROM person WHERE user_ref = ANY ($1::text[])
      EXCEPT
      SELECT user_ref FROM (
        SELECT user_ref FROM person WHERE user_ref = ANY ($1::text[]) FOR UPDATE SKIP LOCKED
      ) AS free
      """;

  private final Database database;

  LedgerLocks(Database database) {
    this.database = database;
  }

  /** Sets the limit for each lock wait of this transaction. */
  public Uni<Void> waitAtMost(Transaction transaction, Duration limit) {
    return transaction
        .connection()
        .preparedQuery(LIMIT)
        .execute(Tuple.of(Long.toString(limit.toMillis())))
        .replaceWithVoid();
  }

  /** Returns those of the users whose ledger rows are locked now. */
  public Uni<Set<EntityRef>> held(List<EntityRef> users) {
    String[] refs = users.stream().map(EntityRef::toString).toArray(String[]::new);
    return database
        .withConnection(
            connection ->
                connection.preparedQuery(HELD).execute(Tuple.tuple().addArrayOfString(refs)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> EntityRef.parse(row.getString("user_ref")))
                    .collect(toSet()));
  }
}
