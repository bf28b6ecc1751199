package io.heliograph.notifications.settings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Owns the table {@code setting}, in which {@code ''} represents no topic. */
@Singleton
final class SettingStore {
  private static final String NO_TOPIC = "";

  /** Uses the primary key. */
  private static final String OWN =
      "SELECT channel, origin, topic, enabled FROM setting WHERE user_ref = $1";

  /** Uses all four columns of the primary key; a scan may be cheaper for many persons. */
  private static final String OF_SEVERAL =
      """
      SELECT user_ref, channel, origin, topic, enabled FROM setting
      WHERE user_ref = ANY ($1::text[]) AND channel = ANY ($2::text[])
        AND origin = ANY ($3::text[]) AND topic = ANY ($4::text[])
      """;

  /** Serializes replacements of one person's choices. */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('heliograph settings of ' || $1::text, 0))";

  private static final String DELETE = "DELETE FROM setting WHERE user_ref = $1";

  private static final String INSERT =
      """
      INSERT INTO setting (user_ref, channel, origin, topic, enabled)
      SELECT $1::text, * FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[])
      """;

  private static final Collector<Row, ?, Map<Switch, Boolean>> CHOICES =
      toMap(SettingStore::toSwitch, row -> row.getBoolean("enabled"), (one, other) -> other);

  /** Returns all choices of the person. */
  Uni<Map<Switch, Boolean>> own(SqlClient client, EntityRef user) {
    return client
        .preparedQuery(OWN)
        .execute(Tuple.of(user.toString()))
        .map(rows -> stream(rows).collect(CHOICES));
  }

  /**
   * Returns the choices of these persons for any of these switches or their origins, by user ref;
   * persons without such a choice are omitted.
   */
  Uni<Map<String, Map<Switch, Boolean>>> ofSeveral(
      SqlClient client, Collection<EntityRef> users, Collection<Switch> switches) {
    List<Switch> wanted =
        switches.stream().flatMap(one -> Stream.of(one, one.ofOrigin())).distinct().toList();
    return client
        .preparedQuery(OF_SEVERAL)
        .execute(
            Tuple.tuple()
                .addArrayOfString(distinct(users, EntityRef::toString))
                .addArrayOfString(distinct(wanted, Switch::channel))
                .addArrayOfString(distinct(wanted, Switch::origin))
                .addArrayOfString(distinct(wanted, SettingStore::topicColumn)))
        .map(rows -> stream(rows).collect(groupingBy(row -> row.getString("user_ref"), CHOICES)));
  }

  /** Replaces all choices of the person. The statements are pipelined. */
  Uni<Void> replace(SqlConnection connection, EntityRef user, Map<Switch, Boolean> choices) {
    Tuple ref = Tuple.of(user.toString());
    return Uni.combine()
        .all()
        .unis(
            connection.preparedQuery(LOCK).execute(ref),
            connection.preparedQuery(DELETE).execute(ref),
            connection.preparedQuery(INSERT).execute(columns(user, choices)))
        .discardItems();
  }

  private static Tuple columns(EntityRef user, Map<Switch, Boolean> choices) {
    List<Switch> switches = List.copyOf(choices.keySet());
    return Tuple.of(user.toString())
        .addArrayOfString(column(switches, Switch::channel))
        .addArrayOfString(column(switches, Switch::origin))
        .addArrayOfString(column(switches, SettingStore::topicColumn))
        .addArrayOfBoolean(switches.stream().map(choices::get).toArray(Boolean[]::new));
  }

  private static String topicColumn(Switch one) {
    return one.topic() == null ? NO_TOPIC : one.topic();
  }

  private static Switch toSwitch(Row row) {
    return new Switch(row.getString("channel"), row.getString("origin"), row.getString("topic"));
  }

  private static <T> String[] column(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }

  private static <T> String[] distinct(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).distinct().toArray(String[]::new);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
