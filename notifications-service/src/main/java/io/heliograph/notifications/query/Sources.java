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

/** Reads where a person's notifications came from. */
@Singleton
public final class Sources {
  /** Index notification_source, one descent for each row; there is one without a topic as well. */
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

  /** So many make more switches than a person can store. */
  private static final String ALL = SOURCES + "SELECT origin, topic FROM sources LIMIT 10000";

  /** With those of broadcasts. */
  private static final String TOPICS =
      SOURCES
          + """
          SELECT topic FROM sources WHERE topic IS NOT NULL
          UNION
          SELECT topic FROM broadcast WHERE topic IS NOT NULL
          ORDER BY topic LIMIT $2
          """;

  /** Returns each origin with each of its topics, and without one. */
  public Uni<List<Source>> of(SqlClient client, EntityRef user) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(user.toString()))
        .map(
            rows -> list(rows, row -> new Source(row.getString("origin"), row.getString("topic"))));
  }

  /** Returns the topics of all that the person can see, each once, ascending. */
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
