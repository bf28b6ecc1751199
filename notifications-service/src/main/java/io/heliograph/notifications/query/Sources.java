package io.heliograph.notifications.query;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the sources of a user's notifications. */
@Singleton
public final class Sources {
  /**
   * Uses the index notification_source, with one descent for each row. Each origin also has a row
   * without a topic.
   */
  private static final String SOURCES =
      """
      WITH RECURSIVE origins (origin) AS (
        SELECT min(origin) FROM notification WHERE user_ref = $1
        UNION ALL
        SELECT (SELECT min(n.origin) FROM notification n
            WHERE n.user_ref = $1 AND n.origin > origins.origin)
        FROM origins WHERE origin IS NOT NULL
      ), sources (origin, topic) AS (
        SELECT origin, (SELECT min(n.topic) FROM notification n
            WHERE n.user_ref = $1 AND n.origin = origins.origin)
        FROM origins WHERE origin IS NOT NULL
        UNION ALL
        SELECT origin, (SELECT min(n.topic) FROM notification n
            WHERE n.user_ref = $1 AND n.origin = sources.origin AND n.topic > sources.topic)
        FROM sources WHERE topic IS NOT NULL
      )
      """;

  /** The limit exceeds the number of switches that a user can store. */
  static final String ALL = SOURCES + "SELECT origin, topic FROM sources LIMIT 10000";

  /** Includes the topics of broadcasts. */
  static final String TOPICS =
      SOURCES
          + """
          SELECT topic FROM sources WHERE topic IS NOT NULL
          UNION
          SELECT topic FROM broadcast WHERE topic IS NOT NULL
          ORDER BY topic LIMIT $2
          """;

  /** Returns each origin with each of its topics, and each origin without a topic. */
  public Uni<List<Source>> of(SqlClient client, EntityRef user) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(user.toString()))
        .map(
            rows -> list(rows, row -> new Source(row.getString("origin"), row.getString("topic"))));
  }

  /** Returns the distinct topics of all notifications that the user can see, in ascending order. */
  static Uni<List<String>> topics(SqlClient client, EntityRef user, int limit) {
    return client
        .preparedQuery(TOPICS)
        .execute(Tuple.of(user.toString(), limit))
        .map(rows -> list(rows, row -> row.getString("topic")));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> value) {
    return StreamSupport.stream(rows.spliterator(), false).map(value).toList();
  }
}
