package io.heliograph.notifications.query;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.delivery.NotificationRows;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.streaming.LargeResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a user's notifications by id; ignores ids that do not belong to the user. */
@Singleton
public final class NotificationFinder {
  /** Uses the primary keys of notification and broadcast. */
  private static final String WITH_IDS =
      "SELECT %%s FROM (%s UNION ALL %s) inbox WHERE id = ANY ($2::uuid[])"
          .formatted(NotificationRows.PERSONAL, NotificationRows.BROADCASTS);

  private static final String ALL_COLUMNS = WITH_IDS.formatted("*");

  private static final String FEW_NEWEST_FIRST =
      WITH_IDS.formatted(BoundedRows.ofFew("$3")) + " ORDER BY " + InboxOrder.DEFAULT.clause();

  private static final String NEWEST_FIRST =
      BoundedRows.ofMany("", ALL_COLUMNS, InboxOrder.DEFAULT.clause(), "$3");

  private static final String IN_ORDER_OF_IDS =
      BoundedRows.ofMany("", ALL_COLUMNS, "array_position($2::uuid[], id)", "$3");

  private final Database database;
  private final LargeResponses answers;

  NotificationFinder(Database database, LargeResponses answers) {
    this.database = database;
    this.answers = answers;
  }

  /** Returns a notification regardless of its size. */
  public Uni<Optional<Notification>> one(EntityRef user, UUID id) {
    return database
        .reading(
            connection -> find(connection, FEW_NEWEST_FIRST, user, List.of(id), Integer.MAX_VALUE))
        .map(found -> found.notifications().stream().findFirst());
  }

  public Uni<PageSlice> newestFirst(SqlClient client, EntityRef user, List<UUID> ids) {
    return BoundedRows.areFew(ids.size())
        ? find(client, FEW_NEWEST_FIRST, user, ids, answers.readSize() / Math.max(1, ids.size()))
        : find(client, NEWEST_FIRST, user, ids, answers.readSize());
  }

  /**
   * Returns notifications in the order of the ids, of which there are at most a few hundred. The
   * first one always fits.
   */
  public Uni<PageSlice> inOrder(EntityRef user, List<UUID> ids) {
    return database.reading(
        connection -> find(connection, IN_ORDER_OF_IDS, user, ids, answers.readSize()));
  }

  private static Uni<PageSlice> find(
      SqlClient client, String sql, EntityRef user, List<UUID> ids, long bytes) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(user.toString()).addArrayOfUUID(ids.toArray(UUID[]::new)).addLong(bytes))
        .map(BoundedRows::slice);
  }
}
