package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** From where a person has personal notifications. */
@Singleton
public final class Sources {
  /**
   * Index notification_newest; the time grows with that person's rows. So many make more switches
   * than a person can store.
   */
  private static final String SOURCES =
      """
      SELECT DISTINCT origin, topic FROM notification WHERE user_ref = $1 ORDER BY origin, topic
      LIMIT 10000
      """;

  /** Each once, in an order that stays the same. */
  public Uni<List<Source>> of(SqlClient client, EntityRef user) {
    return client
        .preparedQuery(SOURCES)
        .execute(Tuple.of(user.toString()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Sources::source).toList());
  }

  private static Source source(Row row) {
    return new Source(row.getString("origin"), row.getString("topic"));
  }
}
