package io.heliograph.notifications.idempotency;

import static java.lang.Boolean.TRUE;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.heliograph.notifications.command.IdempotencyKey;
import io.heliograph.notifications.command.IdempotentRequest;
import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.StoredAnswer;
import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code idempotency}. */
@Singleton
final class IdempotencyStore {
  /**
   * Locks last until the transaction ends. A key that another transaction holds is skipped, not
   * waited for.
   */
  private static final String TRY_LOCK =
      """
      SELECT place - 1 AS place
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS claimed (origin, key, place)
      WHERE pg_try_advisory_xact_lock(
        hashtextextended('heliograph send ' || origin || ' ' || key, 0))
      """;

  /** Uses the primary keys. */
  private static final String EARLIER =
      """
      SELECT place - 1 AS place, encode(fingerprint, 'hex') AS fingerprint, body, dropped, job,
        (SELECT finished IS NOT NULL FROM send_job WHERE id = job) AS finished,
        (SELECT failed FROM send_job WHERE id = job) AS failed
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS claimed (origin, key, place)
        JOIN idempotency USING (origin, key)
      WHERE created > $3::timestamptz
      """;

  /** Overwrites an expired entry that is not deleted yet. */
  private static final String RECORD =
      """
      INSERT INTO idempotency (origin, key, fingerprint, body, dropped, job, created)
      SELECT origin, key, decode(fingerprint, 'hex'), body, dropped, job, $7::timestamptz
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[])
        AS sent (origin, key, fingerprint, body, dropped, job)
      ON CONFLICT (origin, key) DO UPDATE
      SET fingerprint = excluded.fingerprint, body = excluded.body, dropped = excluded.dropped,
        job = excluded.job, created = excluded.created
      """;

  /** Uses the index idempotency_created; skips rows that another replica deletes. */
  private static final String FORGET =
      """
      DELETE FROM idempotency
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency WHERE created <= $1::timestamptz
        ORDER BY created LIMIT $2 FOR UPDATE SKIP LOCKED))
      """;

  private final Database database;

  IdempotencyStore(Database database) {
    this.database = database;
  }

  /** Returns the keys that were locked for this transaction. */
  Uni<Set<IdempotencyKey>> tryLock(SqlConnection connection, List<IdempotencyKey> keys) {
    return connection
        .preparedQuery(TRY_LOCK)
        .execute(names(keys))
        .map(rows -> stream(rows).map(row -> key(keys, row)).collect(toSet()));
  }

  /** Returns the earlier results since that time, with the fingerprints of their requests. */
  Uni<Map<IdempotencyKey, Earlier>> earlier(
      SqlConnection connection, List<IdempotencyKey> keys, Instant since) {
    return connection
        .preparedQuery(EARLIER)
        .execute(names(keys).addOffsetDateTime(utc(since)))
        .map(rows -> stream(rows).collect(toMap(row -> key(keys, row), Earlier::of)));
  }

  Uni<Void> record(SqlConnection connection, List<Entry> entries, Instant now) {
    return connection
        .preparedQuery(RECORD)
        .execute(
            names(entries.stream().map(entry -> entry.keyedRequest().key()).toList())
                .addArrayOfString(column(entries, entry -> entry.keyedRequest().fingerprint()))
                .addArrayOfString(column(entries, Entry::body))
                .addArrayOfString(column(entries, Entry::dropped))
                .addArrayOfUUID(entries.stream().map(Entry::job).toArray(UUID[]::new))
                .addOffsetDateTime(utc(now)))
        .replaceWithVoid();
  }

  /** Deletes at most {@code limit} entries and returns the number of deleted entries. */
  Uni<Integer> forget(Instant until, int limit) {
    return database
        .withConnection(
            connection -> connection.preparedQuery(FORGET).execute(Tuple.of(utc(until), limit)))
        .map(RowSet::rowCount);
  }

  private static Tuple names(List<IdempotencyKey> keys) {
    return Tuple.tuple()
        .addArrayOfString(column(keys, IdempotencyKey::origin))
        .addArrayOfString(column(keys, IdempotencyKey::text));
  }

  private static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static IdempotencyKey key(List<IdempotencyKey> keys, Row row) {
    return keys.get(Math.toIntExact(row.getLong("place")));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * A request that is answered at once or by a job.
   *
   * @param body {@code null} if a job holds the answer
   */
  record Entry(
      IdempotentRequest keyedRequest,
      @Nullable String body,
      @Nullable String dropped,
      @Nullable UUID job) {
    long size() {
      return body == null ? 0 : body.length();
    }

    static Entry of(IdempotentRequest keyedRequest, StoredAnswer answer) {
      return new Entry(keyedRequest, answer.body(), answer.dropped(), null);
    }

    static Entry of(IdempotentRequest keyedRequest, SendResult.Accepted accepted) {
      return new Entry(keyedRequest, null, accepted.dropped(), accepted.job().id());
    }
  }

  /** An earlier request with the same key. */
  record Earlier(String fingerprint, SendResult outcome) {
    static Earlier of(Row row) {
      return new Earlier(row.getString("fingerprint"), outcome(row));
    }

    private static SendResult outcome(Row row) {
      UUID job = row.getUUID("job");
      if (job == null) {
        return new SendResult.Repeated(
            new StoredAnswer(row.getString("body"), row.getString("dropped")));
      }
      if (TRUE.equals(row.getBoolean("failed"))) {
        return new SendResult.Failed(Job.failed());
      }
      return TRUE.equals(row.getBoolean("finished"))
          ? new SendResult.RepeatedJob(job)
          : Idempotency.STILL_RUNNING;
    }
  }
}
