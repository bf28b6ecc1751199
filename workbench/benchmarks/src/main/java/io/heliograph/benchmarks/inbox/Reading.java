package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.measurement.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/**
 * A request of a reader, with the same queries for the baseline and the target of its median in
 * milliseconds. A target of 0 means none.
 */
enum Reading {
  /** The request of Backstage's page when it opens. */
  LIST(
      "Newest 10 unread with their total",
      "/notifications?read=false&limit=10&offset=0&orderField=created%2Cdesc&minimumSeverity=low",
      5) {
    @Override
    Future<?> baseline(Database database, String reader) {
      var page = database.query(UNREAD_PAGE, Tuple.of(reader));
      return Future.all(page, database.query(COUNTS, Tuple.of(reader)));
    }
  },

  STATUS("Status", "/status", 2) {
    @Override
    Future<?> baseline(Database database, String reader) {
      return database.query(COUNTS, Tuple.of(reader));
    }
  },

  TOPICS("All topics", "/topics", 0) {
    @Override
    Future<?> baseline(Database database, String reader) {
      return database.query(ALL_TOPICS, Tuple.of(reader));
    }
  },

  /** A search. It uses no index and reads every notification of the reader. */
  SEARCH(
      "Newest 10 unread that contain a word",
      "/notifications?read=false&limit=10&offset=0&orderField=created%2Cdesc&minimumSeverity=low"
          + "&search=service-17",
      0) {
    @Override
    Future<?> baseline(Database database, String reader) {
      var words = Tuple.of(reader, "%service-17%");
      return Future.all(database.query(FOUND_PAGE, words), database.query(FOUND_COUNT, words));
    }
  };

  private static final String PERSONAL =
      """
      SELECT id, user_ref, read_at, saved_at, created, updated, origin, title, description, link,
        severity, topic, scope, icon, metadata
      FROM notification WHERE user_ref = $1 AND read_at IS NULL
      """;

  private static final String BROADCASTS =
      """
      SELECT id, NULL, NULL, saved_at, created, updated, origin, title, description, link,
        severity, topic, scope, icon, metadata
      FROM broadcast LEFT JOIN broadcast_state ON broadcast_id = id AND user_ref = $1
      WHERE (read_revision = revision AND read_at IS NOT NULL) IS NOT true
      """;

  private static final String NEWEST = " ORDER BY created DESC, id DESC LIMIT 10";
  private static final String WORD = " AND (title ILIKE $2 OR description ILIKE $2)";

  private static final String UNREAD_PAGE =
      "(%s%s) UNION ALL (%s%s)%s".formatted(PERSONAL, NEWEST, BROADCASTS, NEWEST, NEWEST);

  private static final String FOUND_PAGE =
      "(%s%s%s) UNION ALL (%s%s%s)%s"
          .formatted(PERSONAL, WORD, NEWEST, BROADCASTS, WORD, NEWEST, NEWEST);

  private static final String FOUND_COUNT =
      "SELECT count(*) FROM (%s%s UNION ALL %s%s) AS found"
          .formatted(PERSONAL, WORD, BROADCASTS, WORD);

  private static final String ALL_TOPICS =
      """
      SELECT topic FROM notification WHERE user_ref = $1 AND topic IS NOT NULL
      UNION
      SELECT topic FROM broadcast WHERE topic IS NOT NULL ORDER BY topic
      """;

  private static final String COUNTS =
      """
      SELECT coalesce(unread, 0) + broadcast_ledger.total - seen AS unread,
        coalesce(person.total - unread, 0) + seen AS read
      FROM broadcast_ledger LEFT JOIN person ON user_ref = $1, (
        SELECT count(*) AS seen FROM broadcast_state JOIN broadcast ON id = broadcast_id
        WHERE user_ref = $1 AND read_at IS NOT NULL AND read_revision = revision
      ) AS states
      """;

  private final String title;
  private final String path;
  private final double targetMillis;

  Reading(String title, String path, double targetMillis) {
    this.title = title;
    this.path = path;
    this.targetMillis = targetMillis;
  }

  String title() {
    return title;
  }

  String path() {
    return path;
  }

  double targetMillis() {
    return targetMillis;
  }

  /** Runs the same queries directly on the tables. */
  abstract Future<?> baseline(Database database, String reader);
}
