package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.inbox.NotificationRows.addContent;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Writes new personal notifications; with {@code UpdateStore} it owns the ledger of persons. */
@Singleton
final class InboxStore {
  /** Locks in the order of the array, and counts each person's notification as new and unread. */
  private static final String TAKE_LEDGER =
      """
      INSERT INTO person AS p (user_ref, sequence, unread, total)
      SELECT user_ref, 1, 1, 1 FROM unnest($1::text[]) AS sorted (user_ref)
      ON CONFLICT (user_ref) DO UPDATE
      SET sequence = p.sequence + 1, unread = p.unread + 1, total = p.total + 1
      """;

  private static final String INSERT =
      """
      INSERT INTO notification AS n (id, user_ref, sequence,
        origin, created, title, description, link, severity, topic, scope, icon, metadata)
      SELECT fresh.id, fresh.user_ref, person.sequence, $3::text, $4::timestamptz,
        $5::text, $6::text, $7::text, $8::smallint, $9::text, $10::text, $11::text, $12::jsonb
      FROM unnest($1::uuid[], $2::text[]) AS fresh (id, user_ref) JOIN person USING (user_ref)
      """;

  /**
   * What was omitted keeps its value. The ledger counted a new notification for everybody, which is
   * put right for those who had one. Index notification_scope.
   */
  private static final String REPLACE =
      """
      WITH before AS (
        SELECT user_ref, read_at FROM notification
        WHERE user_ref = ANY ($2::text[]) AND origin = $3::text AND scope = $10::text
      ), corrected AS (
        UPDATE person SET total = total - 1,
          unread = unread - CASE WHEN before.read_at IS NULL THEN 1 ELSE 0 END
        FROM before WHERE person.user_ref = before.user_ref
      )
      """
          + INSERT
          + """
          ON CONFLICT (user_ref, scope, origin) WHERE scope IS NOT NULL DO UPDATE
          SET sequence = excluded.sequence, updated = excluded.created, read_at = NULL,
            title = excluded.title, severity = excluded.severity,
            description = coalesce(excluded.description, n.description),
            link = coalesce(excluded.link, n.link), topic = coalesce(excluded.topic, n.topic),
            icon = coalesce(excluded.icon, n.icon),
            metadata = coalesce(excluded.metadata, n.metadata)
          RETURNING id, user_ref, read_at, saved_at,
          """
          + NotificationRows.CONTENT;

  /** The refs are sorted, and each is there once. */
  Uni<Void> takeLedger(SqlConnection connection, List<EntityRef> users) {
    return connection
        .preparedQuery(TAKE_LEDGER)
        .execute(Tuple.tuple().addArrayOfString(refs(users)))
        .replaceWithVoid();
  }

  /** None of them has a scope. */
  Uni<Void> insert(SqlConnection connection, Draft draft, List<Notification> fresh) {
    return connection.preparedQuery(INSERT).execute(row(draft, fresh)).replaceWithVoid();
  }

  /** All have the draft's scope; the answer is what is stored now, in no particular order. */
  Uni<List<Notification>> replace(SqlConnection connection, Draft draft, List<Notification> fresh) {
    return connection
        .preparedQuery(REPLACE)
        .execute(row(draft, fresh))
        .map(NotificationRows::toNotifications);
  }

  private static Tuple row(Draft draft, List<Notification> fresh) {
    UUID[] ids = fresh.stream().map(Notification::id).toArray(UUID[]::new);
    List<EntityRef> users = fresh.stream().map(Notification::user).toList();
    Tuple keys = Tuple.tuple().addArrayOfUUID(ids).addArrayOfString(refs(users));
    return addContent(keys, draft.origin(), draft.created(), draft.payload());
  }

  private static String[] refs(List<EntityRef> users) {
    return users.stream().map(EntityRef::toString).toArray(String[]::new);
  }
}
