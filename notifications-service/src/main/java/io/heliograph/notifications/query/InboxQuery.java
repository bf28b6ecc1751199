package io.heliograph.notifications.query;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.delivery.NotificationRows;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Builds one statement over the notifications that a filter matches for a user. Call one of the
 * methods that return SQL, then {@link #values()}.
 */
final class InboxQuery {
  private final ParameterBindings bindings = new ParameterBindings();
  private final String personal;
  private final String broadcasts;

  InboxQuery(EntityRef user, InboxFilter filter) {
    bindings.bind(user.toString());
    personal = NotificationRows.PERSONAL + " AND " + filter.personal(bindings);
    broadcasts = NotificationRows.BROADCASTS + " WHERE " + filter.broadcasts(bindings);
  }

  /**
   * Returns the statement for a page. It takes no more rows from each table than the page can need;
   * an index provides them if it has the order.
   *
   * @param bytes maximum number of bytes to read
   */
  String page(InboxOrder order, PageWindow window, long bytes) {
    String best = " ORDER BY %s LIMIT %s".formatted(order.clause(), bindings.bind(window.end()));
    String all = "(%s%s) UNION ALL (%s%s)".formatted(personal, best, broadcasts, best);
    return bounded("SELECT %s FROM (" + all + ") inbox", "", order, window, bytes);
  }

  /** Returns the statement for a page whose rows each contain the total count. */
  String countedPage(InboxOrder order, PageWindow window, long bytes) {
    return bounded(
        "SELECT %s, count(*) OVER () AS total FROM (" + all() + ") inbox",
        ", total",
        order,
        window,
        bytes);
  }

  String count() {
    return "SELECT count(*) AS total FROM (%s) inbox".formatted(all());
  }

  String topics(int limit) {
    return "SELECT DISTINCT topic FROM (%s) inbox WHERE topic IS NOT NULL ORDER BY topic LIMIT %s"
        .formatted(all(), bindings.bind(limit));
  }

  Tuple values() {
    return bindings.values();
  }

  private String all() {
    return personal + " UNION ALL " + broadcasts;
  }

  private String bounded(
      String select, String more, InboxOrder order, PageWindow window, long bytes) {
    boolean few = BoundedRows.areFew(window.limit());
    String bound = bindings.bind(few ? bytes / Math.max(1, window.limit()) : bytes);
    String page =
        select.formatted(few ? BoundedRows.ofFew(bound) : "*")
            + " ORDER BY %s LIMIT %s OFFSET %s"
                .formatted(
                    order.clause(), bindings.bind(window.limit()), bindings.bind(window.offset()));
    return few ? page : BoundedRows.ofMany(more, page, order.clause(), bound);
  }
}
