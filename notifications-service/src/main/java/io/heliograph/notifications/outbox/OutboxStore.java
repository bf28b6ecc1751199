package io.heliograph.notifications.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.heliograph.notifications.database.DedicatedConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Owns the tables {@code outbox}, {@code outbox_dead_letter} and {@code outbox_relay}. */
@Singleton
public final class OutboxStore {
  /** Draws ids in the order of the arrays. */
  private static final String APPEND =
      """
      INSERT INTO outbox (event_id, type, channel, recipient, subject, occurred, message)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
      """;

  /** The snapshot is the one of the rows. Uses the primary key. */
  static final String NEXT_BATCH =
      """
      SELECT pg_snapshot_xmin(look)::text::bigint AS oldest_running, relay.term, ids.last_value AS last_id, batch.*
      FROM pg_current_snapshot() AS look CROSS JOIN outbox_relay AS relay CROSS JOIN outbox_id_seq AS ids LEFT JOIN (
        SELECT id, event_id, type, channel, recipient, subject, occurred, message
        FROM outbox WHERE id > $1 ORDER BY id LIMIT $2
      ) AS batch ON true
      ORDER BY id
      """;

  /** Deletes nothing for a leader whose term is over. Uses the primary key. */
  private static final String DELETE_PUBLISHED =
      """
      WITH gone AS (
        DELETE FROM outbox
        WHERE id = ANY ($1::bigint[]) AND EXISTS (SELECT FROM outbox_relay WHERE term = $2)
        RETURNING id
      )
      SELECT count(*)::int AS count, pg_current_xact_id()::text::bigint AS transaction FROM gone
      """;

  /** Deletes in the same way, and keeps the refused entries. Uses the primary key. */
  private static final String DELETE_AND_KEEP_REFUSED =
      """
      WITH gone AS (
        DELETE FROM outbox
        WHERE id = ANY ($1::bigint[]) AND EXISTS (SELECT FROM outbox_relay WHERE term = $2)
        RETURNING *
      ), kept AS (
        INSERT INTO outbox_dead_letter
          (id, event_id, type, channel, recipient, subject, occurred, message, reason, refused)
        SELECT id, event_id, type, channel, recipient, subject, occurred, message, reason, now()
        FROM gone JOIN unnest($3::bigint[], $4::text[]) AS refused (id, reason) USING (id)
      )
      SELECT count(*)::int AS count, pg_current_xact_id()::text::bigint AS transaction FROM gone
      """;

  /** Does not truncate the file, because truncation needs a lock for which appends would wait. */
  private static final String VACUUM = "VACUUM (TRUNCATE off) outbox";

  /**
   * The term is not below the clock in milliseconds, so it is higher than every earlier term even
   * after an older state of the database was restored.
   */
  private static final String NEXT_TERM =
      """
      UPDATE outbox_relay
      SET term = greatest(term + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
      RETURNING term
      """;

  private static final String NEXT_EPOCH =
      """
      UPDATE outbox_relay
      SET epoch = greatest(epoch + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
      """;

  private static final String CHANNEL = "heliograph_outbox";
  private static final String LISTEN = "LISTEN " + CHANNEL;
  private static final String NOTIFY = "NOTIFY " + CHANNEL;

  private static final TimeBasedEpochGenerator EVENT_IDS = Generators.timeBasedEpochGenerator();

  private static final Logger LOG = Logger.getLogger(OutboxStore.class);
  private static final Duration VACUUM_LIMIT = Duration.ofMinutes(1);

  private final OutboxSessions sessions;

  OutboxStore(OutboxSessions sessions) {
    this.sessions = sessions;
  }

  Uni<Void> append(SqlConnection connection, List<OutboxEvent> events) {
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(column(events, event -> EVENT_IDS.generate(), UUID[]::new))
                .addArrayOfString(column(events, OutboxEvent::type, String[]::new))
                .addArrayOfString(column(events, OutboxEvent::channel, String[]::new))
                .addArrayOfString(column(events, OutboxEvent::recipient, String[]::new))
                .addArrayOfString(column(events, OutboxEvent::subject, String[]::new))
                .addArrayOfOffsetDateTime(
                    column(events, OutboxStore::occurred, OffsetDateTime[]::new))
                .addArrayOfString(column(events, OutboxEvent::message, String[]::new)))
        .replaceWithVoid();
  }

  /** Returns the entries with the lowest ids after {@code behind}. */
  public Uni<OutboxSlice> nextBatch(SqlConnection connection, long behind, int limit) {
    return connection
        .preparedQuery(NEXT_BATCH)
        .execute(Tuple.of(behind, limit))
        .map(OutboxStore::slice);
  }

  /** Converts the rows. There is always one; without an entry its other columns are null. */
  private static OutboxSlice slice(RowSet<Row> rows) {
    Row first = rows.iterator().next();
    return new OutboxSlice(
        stream(rows).filter(row -> row.getLong("id") != null).map(OutboxStore::entry).toList(),
        first.getLong("oldest_running"),
        first.getLong("term"),
        first.getLong("last_id"));
  }

  /**
   * Deletes the entries.
   *
   * @param refused those of them that are kept as dead letters
   */
  public Uni<DeletionResult> deletePublished(
      SqlConnection connection, List<OutboxEntry> entries, List<DeadLetter> refused, long term) {
    Tuple published = Tuple.tuple().addArrayOfLong(ids(entries, OutboxEntry::id)).addLong(term);
    Uni<RowSet<Row>> deletion =
        refused.isEmpty()
            ? connection.preparedQuery(DELETE_PUBLISHED).execute(published)
            : connection.preparedQuery(DELETE_AND_KEEP_REFUSED).execute(add(refused, published));
    return deletion.map(rows -> deletion(rows.iterator().next()));
  }

  private static Tuple add(List<DeadLetter> refused, Tuple published) {
    return published
        .addArrayOfLong(ids(refused, DeadLetter::id))
        .addArrayOfString(refused.stream().map(DeadLetter::reason).toArray(String[]::new));
  }

  private static <T> Long[] ids(List<T> entries, Function<T, Long> id) {
    return entries.stream().map(id).toArray(Long[]::new);
  }

  private static DeletionResult deletion(Row row) {
    return new DeletionResult(row.getInteger("count"), row.getLong("transaction"));
  }

  /** Vacuums the outbox in the background. After a failure, the next run does the work. */
  public void vacuum() {
    sessions
        .open(Map.of("statement_timeout", "0"))
        .flatMap(OutboxStore::vacuum)
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("outbox vacuum failed reason=%s", failure));
  }

  private static Uni<Void> vacuum(DedicatedConnection connection) {
    return connection
        .within(VACUUM_LIMIT, sql -> sql.query(VACUUM).execute())
        .onTermination()
        .invoke(connection::close)
        .replaceWithVoid();
  }

  public Uni<Long> nextTerm(SqlConnection connection) {
    return connection
        .preparedQuery(NEXT_TERM)
        .execute()
        .map(rows -> rows.iterator().next().getLong("term"));
  }

  /** Subscribes the connection to {@link #notifyLeader}. */
  public Uni<Void> listen(SqlConnection connection) {
    return connection.query(LISTEN).execute().replaceWithVoid();
  }

  Uni<Void> notifyLeader(SqlConnection connection) {
    return connection.query(NOTIFY).execute().replaceWithVoid();
  }

  /** Makes all cursors of changes invalid, because sequences may be used again. */
  public Uni<Void> nextEpoch(SqlConnection connection) {
    return connection.query(NEXT_EPOCH).execute().replaceWithVoid();
  }

  private static <T> T[] column(
      List<OutboxEvent> events, Function<OutboxEvent, T> value, IntFunction<T[]> array) {
    return events.stream().map(value).toArray(array);
  }

  private static OffsetDateTime occurred(OutboxEvent event) {
    return event.occurred().atOffset(ZoneOffset.UTC);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static OutboxEntry entry(Row row) {
    return new OutboxEntry(
        row.getLong("id"),
        row.getUUID("event_id"),
        new OutboxEvent(
            row.getString("type"),
            row.getString("channel"),
            row.getString("recipient"),
            row.getString("subject"),
            row.getOffsetDateTime("occurred").toInstant(),
            row.getString("message")));
  }
}
