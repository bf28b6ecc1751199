package io.heliograph.notifications.query;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.delivery.InboxConfig;
import io.heliograph.notifications.streaming.LargeResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.stream.StreamSupport;

/** Reads the inbox of one user: personal notifications and broadcasts, as one list. */
@Singleton
public final class InboxReader {
  /**
   * Reads the ledgers and the number of broadcasts that the user has read in their current
   * revision: all broadcasts that the user has read, minus the few that were replaced since. Uses
   * the primary key of broadcast_state and the index broadcast_replaced.
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

  private final Database database;

  private final LargeResponses answers;
  private final InboxConfig config;

  InboxReader(Database database, LargeResponses answers, InboxConfig config) {
    this.database = database;
    this.answers = answers;
    this.config = config;
  }

  public Uni<FoundPage> list(
      EntityRef user, InboxFilter filter, InboxOrder order, PageWindow window) {
    return filter.isSearch() && window.limit() > 0
        ? search(user, filter, order, window)
        : Uni.combine()
            .all()
            .unis(rows(user, filter, order, window), totalCount(user, filter))
            .with((found, total) -> new FoundPage(total, found));
  }

  /**
   * Reads a page and its total count in one scan of the user's rows. A page behind the end of the
   * list has no row with the total.
   */
  private Uni<FoundPage> search(
      EntityRef user, InboxFilter filter, InboxOrder order, PageWindow window) {
    var query = new InboxQuery(user, filter);
    return execute(query.countedPage(order, window, answers.readSize()), query.values())
        .flatMap(
            rows ->
                total(rows, user, filter, window)
                    .map(total -> new FoundPage(total, BoundedRows.slice(rows))));
  }

  private Uni<Long> total(RowSet<Row> rows, EntityRef user, InboxFilter filter, PageWindow window) {
    if (rows.size() > 0) {
      return Uni.createFrom().item(rows.iterator().next().getLong("total"));
    }
    return window.offset() == 0 ? Uni.createFrom().item(0L) : count(user, filter);
  }

  public Uni<Status> status(EntityRef user) {
    return execute(STATUS, Tuple.of(user.toString())).map(rows -> status(rows.iterator().next()));
  }

  /**
   * Returns topics. Without a filter, an index provides them; with a filter, the matching rows are
   * scanned.
   */
  public Uni<Topics> topics(EntityRef user, InboxFilter filter) {
    if (filter.showsAll()) {
      return database
          .reading(connection -> Sources.topics(connection, user, config.maxPageSize()))
          .map(Topics::new);
    }
    var query = new InboxQuery(user, filter);
    return execute(query.topics(config.maxPageSize()), query.values()).map(InboxReader::topics);
  }

  private Uni<PageSlice> rows(
      EntityRef user, InboxFilter filter, InboxOrder order, PageWindow window) {
    var query = new InboxQuery(user, filter);
    return execute(query.page(order, window, answers.readSize()), query.values())
        .map(BoundedRows::slice);
  }

  private Uni<RowSet<Row>> execute(String sql, Tuple values) {
    return database.reading(connection -> connection.preparedQuery(sql).execute(values));
  }

  private Uni<Long> totalCount(EntityRef user, InboxFilter filter) {
    return filter.asksForReadStateOnly()
        ? status(user).map(status -> status.matching(filter.read()))
        : count(user, filter);
  }

  private Uni<Long> count(EntityRef user, InboxFilter filter) {
    var query = new InboxQuery(user, filter);
    return execute(query.count(), query.values())
        .map(rows -> rows.iterator().next().getLong("total"));
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
