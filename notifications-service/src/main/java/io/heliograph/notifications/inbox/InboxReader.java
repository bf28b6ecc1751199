package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads one person's inbox: their own rows and the broadcasts, as one list. */
@Singleton
final class InboxReader {
  /** Indexes notification_newest and notification_newest_unread. */
  private static final String PERSONAL =
      "SELECT id, user_ref, read_at, saved_at, "
          + NotificationRows.CONTENT
          + " FROM notification WHERE user_ref = $1";

  /** Index broadcast_newest, primary key of broadcast_state. */
  private static final String BROADCASTS =
      "SELECT id, NULL::text AS user_ref,"
          + " CASE WHEN read_revision = revision THEN read_at END AS read_at, saved_at, "
          + NotificationRows.CONTENT
          + " FROM broadcast LEFT JOIN broadcast_state ON broadcast_id = id AND user_ref = $1";

  /**
   * The ledgers, and the broadcasts that this person has read in their present revision: all that
   * they have read but those few that were replaced since. Primary key of broadcast_state, index
   * broadcast_replaced.
   */
  private static final String STATUS =
      """
      SELECT coalesce(p.unread, 0) + b.total - seen.count AS unread,
        coalesce(p.total - p.unread, 0) + seen.count AS read
      FROM broadcast_ledger b LEFT JOIN person p ON p.user_ref = $1,
        (SELECT (count(*) - (
            SELECT count(*) FROM broadcast JOIN broadcast_state ON broadcast_id = id
            WHERE user_ref = $1 AND read_at IS NOT NULL
              AND revision > 1 AND read_revision < revision))::int AS count
         FROM broadcast_state WHERE user_ref = $1 AND read_at IS NOT NULL) AS seen
      """;

  private static final String WITH_IDS =
      "SELECT * FROM (%s UNION ALL %s) inbox WHERE id = ANY ($2::uuid[]) ORDER BY %s"
          .formatted(PERSONAL, BROADCASTS, InboxOrder.DEFAULT.clause());

  private final Database database;

  InboxReader(Database database) {
    this.database = database;
  }

  Uni<InboxPage> list(EntityRef user, InboxFilter filter, InboxOrder order, Window window) {
    return Uni.combine()
        .all()
        .unis(rows(user, filter, order, window), totalCount(user, filter))
        .with((notifications, total) -> new InboxPage(total, notifications));
  }

  Uni<Optional<Notification>> one(EntityRef user, UUID id) {
    return database
        .reading(connection -> withIds(connection, user, List.of(id)))
        .map(found -> found.stream().findFirst());
  }

  /** Newest first; ids that are not this person's are passed over. */
  Uni<List<Notification>> withIds(SqlClient client, EntityRef user, List<UUID> ids) {
    return client
        .preparedQuery(WITH_IDS)
        .execute(Tuple.of(user.toString()).addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(NotificationRows::toNotifications);
  }

  Uni<Status> status(EntityRef user) {
    return execute(STATUS, Tuple.of(user.toString())).map(rows -> status(rows.iterator().next()));
  }

  /**
   * One pass over the person's rows: an index on the topics would spare it, and cost every write.
   */
  Uni<Topics> topics(EntityRef user, InboxFilter filter) {
    var bindings = new Bindings();
    bindings.bind(user.toString());
    String sql =
        "SELECT DISTINCT topic FROM (%s UNION ALL %s) inbox WHERE topic IS NOT NULL ORDER BY topic"
            .formatted(personal(filter, bindings), broadcasts(filter, bindings));
    return execute(sql, bindings.values()).map(InboxReader::topics);
  }

  private Uni<List<Notification>> rows(
      EntityRef user, InboxFilter filter, InboxOrder order, Window window) {
    var bindings = new Bindings();
    bindings.bind(user.toString());
    String best = " ORDER BY %s LIMIT %s".formatted(order.clause(), bindings.bind(window.end()));
    String sql =
        "SELECT * FROM ((%s) UNION ALL (%s)) inbox ORDER BY %s LIMIT %s OFFSET %s"
            .formatted(
                personal(filter, bindings) + best,
                broadcasts(filter, bindings) + best,
                order.clause(),
                bindings.bind(window.limit()),
                bindings.bind(window.offset()));
    return execute(sql, bindings.values()).map(NotificationRows::toNotifications);
  }

  private Uni<RowSet<Row>> execute(String sql, Tuple values) {
    return database.reading(connection -> connection.preparedQuery(sql).execute(values));
  }

  private static String personal(InboxFilter filter, Bindings bindings) {
    return PERSONAL + " AND " + filter.personal(bindings);
  }

  private static String broadcasts(InboxFilter filter, Bindings bindings) {
    return BROADCASTS + " WHERE " + filter.broadcasts(bindings);
  }

  private Uni<Long> totalCount(EntityRef user, InboxFilter filter) {
    return filter.asksForReadStateOnly()
        ? status(user).map(status -> status.matching(filter.read()))
        : count(user, filter);
  }

  private Uni<Long> count(EntityRef user, InboxFilter filter) {
    var bindings = new Bindings();
    bindings.bind(user.toString());
    String sql =
        "SELECT count(*) AS total FROM (%s UNION ALL %s) inbox"
            .formatted(personal(filter, bindings), broadcasts(filter, bindings));
    return execute(sql, bindings.values()).map(rows -> rows.iterator().next().getLong("total"));
  }

  private static Topics topics(RowSet<Row> rows) {
    return new Topics(
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> row.getString("topic"))
            .toList());
  }

  private static Status status(Row row) {
    return new Status(row.getInteger("unread"), row.getInteger("read"));
  }
}
