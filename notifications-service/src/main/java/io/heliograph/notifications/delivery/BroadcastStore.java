package io.heliograph.notifications.delivery;

import static io.heliograph.notifications.delivery.NotificationRows.addContent;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Owns the table {@code broadcast} and its ledger. */
@Singleton
final class BroadcastStore {
  /** Locks the ledger row and counts the broadcasts as new. */
  private static final String TAKE_LEDGER =
      "UPDATE broadcast_ledger SET sequence = sequence + $1, total = total + $1";

  /**
   * Works as for personal notifications; the next revision makes a replaced broadcast unread for
   * everybody.
   */
  private static final String INSERT_OR_REPLACE =
      """
      WITH corrected AS (
        UPDATE broadcast_ledger SET total = total - 1
        WHERE EXISTS (SELECT FROM broadcast WHERE origin = $2::text AND scope = $9::text)
      )
      INSERT INTO broadcast AS b (id, sequence,
        origin, created, title, description, link, severity, topic, scope, icon, metadata)
      SELECT $1::uuid, ledger.sequence - $12::int, $2::text, $3::timestamptz, $4::text, $5::text, $6::text,
        $7::smallint, $8::text, $9::text, $10::text, $11::jsonb
      FROM broadcast_ledger ledger
      ON CONFLICT (scope, origin) WHERE scope IS NOT NULL DO UPDATE
      SET sequence = excluded.sequence, revision = b.revision + 1, updated = excluded.created,
        title = excluded.title, severity = excluded.severity,
        description = coalesce(excluded.description, b.description),
        link = coalesce(excluded.link, b.link), topic = coalesce(excluded.topic, b.topic),
        icon = coalesce(excluded.icon, b.icon),
        metadata = excluded.metadata
      RETURNING id, NULL::text AS user_ref, NULL::timestamptz AS read_at,
        NULL::timestamptz AS saved_at,
      """
          + NotificationRows.CONTENT;

  Uni<Void> takeLedger(SqlConnection connection, int broadcasts) {
    return connection.preparedQuery(TAKE_LEDGER).execute(Tuple.of(broadcasts)).replaceWithVoid();
  }

  /**
   * Inserts or replaces a broadcast and returns it as it is stored.
   *
   * @param behind number of broadcasts that are written after it under the same lock
   */
  Uni<Notification> insertOrReplace(SqlConnection connection, Draft draft, int behind) {
    Tuple id = Tuple.of(draft.addressedTo(null).id());
    return connection
        .preparedQuery(INSERT_OR_REPLACE)
        .execute(
            addContent(id, draft.origin(), draft.created(), draft.payload()).addInteger(behind))
        .map(rows -> NotificationRows.toNotifications(rows).getFirst());
  }
}
