package io.heliograph.notifications.changes;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.delivery.NotificationRows;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.query.BoundedRows;
import io.heliograph.notifications.streaming.LargeResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** Reads what changed in a user's inbox, and up to where. */
@Singleton
final class ChangeStore {
  /** Columns of broadcasts, read with the state of the user. */
  private static final String BROADCAST =
      " id, NULL::text AS user_ref, CASE WHEN read_revision = revision THEN read_at END AS read_at,"
          + " saved_at, "
          + NotificationRows.CONTENT;

  /**
   * The user's own changes ({@code broadcasts} is false) come before those of broadcasts. A
   * broadcast that was sent and marked after the cursor is one of the latter. Uses the indexes
   * notification_changes, broadcast_state_changes and broadcast_changes.
   */
  private static final String CHANGED =
      """
      SELECT * FROM (
        (SELECT false AS broadcasts, sequence, id, user_ref, read_at, saved_at, %1$s
          FROM notification WHERE user_ref = $1 AND sequence > $2
          ORDER BY sequence LIMIT $4)
        UNION ALL
        (SELECT false, s.sequence, %2$s
          FROM broadcast_state s JOIN broadcast b ON id = broadcast_id
          WHERE user_ref = $1 AND s.sequence > $2 AND b.sequence <= $3
          ORDER BY s.sequence LIMIT $4)
        UNION ALL
        (SELECT true, b.sequence, %2$s
          FROM broadcast b LEFT JOIN broadcast_state s ON broadcast_id = id AND s.user_ref = $1
          WHERE b.sequence > $3
          ORDER BY b.sequence LIMIT $4)
      ) AS inbox
      ORDER BY broadcasts, sequence LIMIT $4
      """
          .formatted(NotificationRows.CONTENT, BROADCAST);

  /** Returns at least one row, with the ledgers in the state of the same snapshot. */
  static final String AFTER =
      """
      WITH changed AS (%s)
      SELECT epoch, coalesce(person.sequence, 0) AS last_personal,
        ledger.sequence AS last_broadcast, changed.*
      FROM outbox_relay CROSS JOIN broadcast_ledger ledger
        LEFT JOIN person ON person.user_ref = $1 LEFT JOIN changed ON true
      ORDER BY place
      """
          .formatted(
              BoundedRows.ofMany(
                  ", broadcasts, sequence, place", CHANGED, "broadcasts, sequence", "$5"));

  /** Uses the primary keys. */
  private static final String PRESENT =
      """
      SELECT epoch, coalesce(person.sequence, 0) AS last_personal,
        ledger.sequence AS last_broadcast
      FROM outbox_relay CROSS JOIN broadcast_ledger ledger
        LEFT JOIN person ON person.user_ref = $1
      """;

  private final Database database;
  private final LargeResponses answers;

  ChangeStore(Database database, LargeResponses answers) {
    this.database = database;
    this.answers = answers;
  }

  /** Returns the cursor behind all changes. */
  Uni<InboxCursor> present(EntityRef user) {
    return database
        .reading(connection -> connection.preparedQuery(PRESENT).execute(Tuple.of(user.toString())))
        .map(rows -> present(rows.iterator().next()));
  }

  /** Returns at most {@code limit} of the oldest changes after the cursor, and at least one. */
  Uni<ChangeSlice> after(EntityRef user, InboxCursor cursor, int limit) {
    return database
        .reading(
            connection ->
                connection
                    .preparedQuery(AFTER)
                    .execute(values(user, cursor, limit, answers.readSize())))
        .map(rows -> slice(rows, cursor, limit));
  }

  /** One more row than requested shows whether there are more. */
  static Tuple values(EntityRef user, InboxCursor cursor, int limit, long bytes) {
    return Tuple.of(user.toString(), cursor.personal(), cursor.broadcast(), limit + 1L, bytes);
  }

  private static InboxCursor present(Row row) {
    return new InboxCursor(
        row.getLong("epoch"), row.getLong("last_personal"), row.getLong("last_broadcast"));
  }

  private static ChangeSlice slice(RowSet<Row> rows, InboxCursor cursor, int limit) {
    InboxCursor present = present(rows.iterator().next());
    var notifications = new ArrayList<Notification>(rows.size());
    InboxCursor reached = cursor;
    for (Row row : rows) {
      if (row.getLong("sequence") == null) {
        break;
      }
      if (notifications.size() == limit || !row.getBoolean("fits")) {
        return new ChangeSlice(present, reached, notifications);
      }
      notifications.add(NotificationRows.toNotification(row));
      reached = reached(row, reached, present);
    }
    return new ChangeSlice(present, present, notifications);
  }

  /** Returns the cursor behind a change: all of the user's own come before those of broadcasts. */
  private static InboxCursor reached(Row row, InboxCursor before, InboxCursor present) {
    long sequence = row.getLong("sequence");
    return row.getBoolean("broadcasts")
        ? new InboxCursor(before.epoch(), present.personal(), sequence)
        : new InboxCursor(before.epoch(), sequence, before.broadcast());
  }
}
