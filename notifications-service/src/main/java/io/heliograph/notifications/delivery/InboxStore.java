package io.heliograph.notifications.delivery;

import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Writes new personal notifications; owns the ledger of persons together with {@code UpdateStore}.
 */
@Singleton
final class InboxStore {
  /** Locks in the order of the array and counts each user's notifications as new and unread. */
  private static final String TAKE_LEDGER =
      """
      INSERT INTO person AS p (user_ref, sequence, unread, total)
      SELECT user_ref, fresh, fresh, fresh FROM unnest($1::text[], $2::int[]) AS sorted (user_ref, fresh)
      ON CONFLICT (user_ref) DO UPDATE
      SET sequence = p.sequence + excluded.sequence, unread = p.unread + excluded.unread,
        total = p.total + excluded.total
      """;

  private static final String FRESH =
      """
      WITH fresh AS MATERIALIZED (
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[])
            AS copy (id, user_ref, behind, draft)
          JOIN unnest($5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[],
              $10::smallint[], $11::text[], $12::text[], $13::text[], $14::jsonb[]) WITH ORDINALITY
            AS draft (origin, created, title, description, link, severity, topic, scope, icon,
              metadata, draft) USING (draft)
      )
      """;

  private static final String INSERT =
      """
      INSERT INTO notification AS n (id, user_ref, sequence,
        origin, created, title, description, link, severity, topic, scope, icon, metadata)
      SELECT id, user_ref, person.sequence - behind,
        origin, created, title, description, link, severity, topic, scope, icon, metadata
      FROM fresh JOIN person USING (user_ref)
      """;

  /**
   * Omitted values keep their previous value, except metadata. The ledger counted a new
   * notification for each recipient row; this corrects the counts of users whose notification is
   * replaced. The long texts are returned up to a number of bytes, because they may have been kept.
   * Uses the index notification_scope.
   */
  private static final String REPLACE =
      FRESH
          + """
          , before AS (
            SELECT user_ref, count(*) AS all, count(*) FILTER (WHERE read_at IS NULL) AS unread
            FROM notification JOIN fresh USING (user_ref, origin, scope) GROUP BY user_ref
          ), corrected AS (
            UPDATE person SET total = total - before.all, unread = person.unread - before.unread
            FROM before WHERE person.user_ref = before.user_ref
          )
          """
          + ", stored AS ("
          + INSERT
          + """
          ON CONFLICT (user_ref, scope, origin) WHERE scope IS NOT NULL DO UPDATE
          SET sequence = excluded.sequence, updated = excluded.created, read_at = NULL,
            title = excluded.title, severity = excluded.severity,
            description = coalesce(excluded.description, n.description),
            link = coalesce(excluded.link, n.link), topic = coalesce(excluded.topic, n.topic),
            icon = coalesce(excluded.icon, n.icon),
            metadata = excluded.metadata
          RETURNING id, user_ref, read_at, saved_at,
          """
          + NotificationRows.CONTENT
          + """
          ), bounded AS (
            SELECT *, sum(1024 + octet_length(coalesce(description, ''))
                + octet_length(coalesce(link, ''))) OVER (ORDER BY id) <= $15::bigint AS complete
            FROM stored
          )
          SELECT id, user_ref, read_at, saved_at, created, updated, origin, title, severity, topic,
            scope, icon, metadata, complete, CASE WHEN complete THEN description END AS description,
            CASE WHEN complete THEN link END AS link
          FROM bounded
          """;

  /** Uses the primary key. */
  private static final String FIND =
      "SELECT id, user_ref, read_at, saved_at, "
          + NotificationRows.CONTENT
          + " FROM notification WHERE id = ANY ($1::uuid[])";

  private final Database database;

  InboxStore(Database database) {
    this.database = database;
  }

  Uni<List<Notification>> find(List<UUID> ids) {
    return database
        .reading(
            connection ->
                connection
                    .preparedQuery(FIND)
                    .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new))))
        .map(NotificationRows::toNotifications);
  }

  /** Locks the ledger rows. The recipient rows are in the order of locks. */
  Uni<Void> takeLedger(SqlConnection connection, List<RecipientRow> recipientRows) {
    return connection
        .preparedQuery(TAKE_LEDGER)
        .execute(RecipientRows.persons(recipientRows))
        .replaceWithVoid();
  }

  /** Inserts recipient rows, none of which has a scope. */
  Uni<Void> insert(SqlConnection connection, List<RecipientRow> recipientRows) {
    return connection
        .preparedQuery(FRESH + INSERT)
        .execute(RecipientRows.contents(recipientRows))
        .replaceWithVoid();
  }

  /**
   * Inserts or replaces recipient rows, each of which has a scope; no two rows may replace the same
   * notification. Returns the stored notifications, in no particular order.
   *
   * @param maxBytes number of bytes beyond which notifications are returned without long texts
   */
  Uni<List<ReturnedRow>> replace(
      SqlConnection connection, List<RecipientRow> recipientRows, long maxBytes) {
    return connection
        .preparedQuery(REPLACE)
        .execute(RecipientRows.contents(recipientRows).addLong(maxBytes))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ReturnedRow::of).toList());
  }

  /**
   * A stored notification.
   *
   * @param complete whether it has all its texts
   */
  record ReturnedRow(Notification notification, boolean complete) {
    private static ReturnedRow of(Row row) {
      return new ReturnedRow(NotificationRows.toNotification(row), row.getBoolean("complete"));
    }
  }
}
