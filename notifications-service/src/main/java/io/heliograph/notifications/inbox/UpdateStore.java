package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.delivery.InboxUpdate;
import io.heliograph.notifications.delivery.NotificationRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Writes read and saved marks; owns the table {@code broadcast_state}. */
@Singleton
public final class UpdateStore {
  /** Takes a number for each id. */
  private static final String TAKE_LEDGER =
      """
      INSERT INTO person AS p (user_ref, sequence) VALUES ($1, $2)
      ON CONFLICT (user_ref) DO UPDATE SET sequence = p.sequence + excluded.sequence
      """;

  /** The ids, each once, with their place among {@code $6} ids. */
  private static final String CHANGED =
      """
      WITH changed AS (
        SELECT id, min(place) AS place FROM unnest($2::uuid[]) WITH ORDINALITY AS sent (id, place)
        GROUP BY id
      )
      """;

  /** Ignores ids of other users' notifications. Uses the primary key of notification. */
  private static final String UPDATE_PERSONAL =
      CHANGED
          + """
      , before AS (
        SELECT id, read_at, place FROM notification JOIN changed USING (id) WHERE user_ref = $1
      ), updated AS (
        UPDATE notification n
        SET read_at = CASE WHEN $3::boolean IS NULL THEN n.read_at
                           WHEN $3::boolean THEN $5::timestamptz END,
          saved_at = CASE WHEN $4::boolean IS NULL THEN n.saved_at
                          WHEN $4::boolean THEN $5::timestamptz END,
          sequence = (SELECT sequence FROM person WHERE user_ref = $1) - $6::int + place
        FROM before WHERE n.id = before.id
      )
      UPDATE person SET unread = unread + CASE
        WHEN $3::boolean IS NULL THEN 0
        WHEN $3::boolean THEN -(SELECT count(*) FROM before WHERE read_at IS NULL)
        ELSE (SELECT count(*) FROM before WHERE read_at IS NOT NULL) END
      WHERE user_ref = $1
      """;

  /**
   * Marks the current revision as read. Setting one mark does not change the other. Uses the
   * primary key.
   */
  private static final String UPDATE_BROADCASTS =
      CHANGED
          + """
      INSERT INTO broadcast_state AS s
        (user_ref, broadcast_id, sequence, read_at, read_revision, saved_at)
      SELECT $1, b.id, person.sequence - $6::int + place,
        CASE WHEN $3::boolean THEN $5::timestamptz END,
        CASE WHEN $3::boolean THEN b.revision ELSE 0 END,
        CASE WHEN $4::boolean THEN $5::timestamptz END
      FROM changed JOIN broadcast b USING (id), person
      WHERE person.user_ref = $1
      ON CONFLICT (user_ref, broadcast_id) DO UPDATE
      SET sequence = excluded.sequence,
        read_at = CASE WHEN $3::boolean IS NULL THEN s.read_at ELSE excluded.read_at END,
        read_revision =
          CASE WHEN $3::boolean IS NULL THEN s.read_revision ELSE excluded.read_revision END,
        saved_at = CASE WHEN $4::boolean IS NULL THEN s.saved_at ELSE excluded.saved_at END
      """;

  Uni<Void> takeLedger(SqlConnection connection, EntityRef user, InboxUpdate update) {
    return write(connection, TAKE_LEDGER, Tuple.of(user.toString(), (long) update.ids().size()));
  }

  Uni<Void> updatePersonal(
      SqlConnection connection, EntityRef user, InboxUpdate update, Instant now) {
    return write(connection, UPDATE_PERSONAL, row(user, update, now));
  }

  Uni<Void> updateBroadcasts(
      SqlConnection connection, EntityRef user, InboxUpdate update, Instant now) {
    return write(connection, UPDATE_BROADCASTS, row(user, update, now));
  }

  private static Uni<Void> write(SqlConnection connection, String statement, Tuple row) {
    return connection.preparedQuery(statement).execute(row).replaceWithVoid();
  }

  private static Tuple row(EntityRef user, InboxUpdate update, Instant now) {
    return Tuple.of(user.toString())
        .addArrayOfUUID(update.ids().toArray(UUID[]::new))
        .addBoolean(update.read())
        .addBoolean(update.saved())
        .addOffsetDateTime(NotificationRows.utc(now))
        .addInteger(update.ids().size());
  }
}
