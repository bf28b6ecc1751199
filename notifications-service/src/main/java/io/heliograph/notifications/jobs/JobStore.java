package io.heliograph.notifications.jobs;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.command.SendContent;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Owns the tables {@code send_job} and {@code send_chunk}. Leases use the clock of the database,
 * which all instances share.
 */
@Singleton
final class JobStore {
  private static final String INSERT =
      """
      INSERT INTO send_job
        (id, origin, payload, recipients, dropped, kept, created, runner, leased_until)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9::bigint * interval '1 millisecond')
      """;

  private static final String INSERT_CHUNK =
      "INSERT INTO send_chunk (job_id, number, size, users) VALUES ($1, $2, $3, $4)";

  /** Uses the primary key. */
  private static final String LEASE =
      """
      UPDATE send_job SET runner = $2, leased_until = now() + $3::bigint * interval '1 millisecond'
      WHERE id = $1 AND finished IS NULL AND (runner = $2 OR leased_until < now())
      RETURNING id, origin, payload, dropped, created
      """;

  /** Skips chunks that another instance is writing. Uses the index send_chunk_open. */
  private static final String LOCK_NEXT =
      """
      SELECT number, users FROM send_chunk WHERE job_id = $1 AND written IS NULL AND number > $2
      ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  /** Uses the primary keys. Users without a notification have opted out. */
  private static final String WRITTEN =
      """
      WITH renewed AS (
        UPDATE send_job SET leased_until = now() + $7::bigint * interval '1 millisecond' WHERE id = $1
      )
      UPDATE send_chunk SET written = $3, users = $4, ids = $5, replaced = $6,
        opted_out = nullif(ARRAY(SELECT ref FROM unnest(users) AS ref WHERE ref <> ALL ($4)), '{}')
      WHERE job_id = $1 AND number = $2
      """;

  /** Uses the indexes send_job_pkey and send_chunk_open. */
  private static final String FINISH =
      """
      UPDATE send_job SET finished = now()
      WHERE id = $1 AND finished IS NULL
        AND NOT EXISTS (SELECT FROM send_chunk WHERE job_id = $1 AND written IS NULL)
      """;

  /** Uses the primary key. */
  private static final String ENDED =
      "SELECT failed FROM send_job WHERE id = $1 AND finished IS NOT NULL";

  private static final String FAIL =
      "UPDATE send_job SET finished = now(), failed = true WHERE id = $1 AND finished IS NULL";

  /** Uses the index send_job_open. */
  private static final String ABANDONED =
      """
      SELECT id FROM send_job WHERE finished IS NULL AND leased_until < now()
      ORDER BY created LIMIT $1
      """;

  /** Uses the index send_job_finished; the chunks are deleted by the foreign key's cascade. */
  private static final String FORGET =
      """
      DELETE FROM send_job WHERE id = ANY (ARRAY(
        SELECT id FROM send_job WHERE kept = $1 AND finished <= now() - $2::bigint * interval '1 second'
        ORDER BY finished LIMIT $3 FOR UPDATE SKIP LOCKED))
      """;

  private final Database database;
  private final JobConfig config;

  /** Identifies this instance as the holder of a lease. */
  private final UUID runner = UUID.randomUUID();

  JobStore(Database database, JobConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * Stores a job that is leased to this instance.
   *
   * @param kept whether the answer may be requested later
   */
  Uni<Void> insert(SqlConnection connection, Job job, List<JobChunk> chunks, boolean kept) {
    int recipients = chunks.stream().mapToInt(chunk -> chunk.users().size()).sum();
    Tuple row =
        Tuple.tuple()
            .addUUID(job.id())
            .addString(job.content().origin())
            .addString(job.content().json())
            .addInteger(recipients)
            .addString(job.dropped())
            .addBoolean(kept)
            .addOffsetDateTime(job.created().atOffset(ZoneOffset.UTC))
            .addUUID(runner)
            .addLong(config.lease().toMillis());
    List<Tuple> rows = chunks.stream().map(chunk -> row(job.id(), chunk)).toList();
    return Uni.combine()
        .all()
        .unis(
            connection.preparedQuery(INSERT).execute(row),
            connection.preparedQuery(INSERT_CHUNK).executeBatch(rows))
        .discardItems();
  }

  /**
   * Takes or renews the lease. Returns the job, or empty if it is finished or leased to another
   * instance.
   */
  Uni<Optional<Job>> lease(UUID id) {
    return execute(LEASE, Tuple.of(id, runner, config.lease().toMillis()))
        .map(rows -> stream(rows).map(JobStore::job).findFirst());
  }

  /**
   * Returns the next unwritten chunk after {@code last} that no other transaction is writing,
   * locked until the transaction ends.
   */
  Uni<Optional<JobChunk>> lockNext(SqlConnection connection, UUID id, int last) {
    return connection
        .preparedQuery(LOCK_NEXT)
        .execute(Tuple.of(id, last))
        .map(rows -> stream(rows).map(JobStore::chunk).findFirst());
  }

  Uni<Void> written(
      SqlConnection connection, UUID id, int number, Instant now, List<Notification> stored) {
    Tuple row =
        Tuple.of(id, number, now.atOffset(ZoneOffset.UTC))
            .addArrayOfString(stored.stream().map(JobStore::user).toArray(String[]::new))
            .addArrayOfUUID(stored.stream().map(Notification::id).toArray(UUID[]::new))
            .addArrayOfBoolean(
                stored.stream().map(Notification::wasReplaced).toArray(Boolean[]::new))
            .addLong(config.lease().toMillis());
    return connection.preparedQuery(WRITTEN).execute(row).replaceWithVoid();
  }

  /** Marks the job as finished unless chunks are still unwritten. */
  Uni<Void> finish(UUID id) {
    return execute(FINISH, Tuple.of(id)).replaceWithVoid();
  }

  /** Returns whether the job is finished; fails if the job has failed. */
  Uni<Boolean> isFinished(UUID id) {
    return execute(ENDED, Tuple.of(id)).map(rows -> stream(rows).anyMatch(JobStore::isFinished));
  }

  /** Marks an unfinished job as failed. */
  Uni<Void> fail(UUID id) {
    return execute(FAIL, Tuple.of(id)).replaceWithVoid();
  }

  /** Returns unfinished jobs whose lease has expired, oldest first. */
  Uni<List<UUID>> abandoned(int limit) {
    return execute(ABANDONED, Tuple.of(limit))
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
  }

  /**
   * Deletes at most {@code limit} jobs that finished longer ago than {@code age}, either those that
   * are kept or the others. Returns the number of deleted jobs.
   */
  Uni<Integer> forget(boolean kept, Duration age, int limit) {
    return execute(FORGET, Tuple.of(kept, age.toSeconds(), limit)).map(RowSet::rowCount);
  }

  private Uni<RowSet<Row>> execute(String sql, Tuple values) {
    return database.withConnection(connection -> connection.preparedQuery(sql).execute(values));
  }

  private static Tuple row(UUID job, JobChunk chunk) {
    String[] users = chunk.users().stream().map(EntityRef::toString).toArray(String[]::new);
    return Tuple.of(job, chunk.number(), users.length).addArrayOfString(users);
  }

  private static String user(Notification stored) {
    return String.valueOf(stored.user());
  }

  private static boolean isFinished(Row ended) {
    if (ended.getBoolean("failed")) {
      throw Job.failed();
    }
    return true;
  }

  static Job job(Row row) {
    return new Job(
        row.getUUID("id"),
        SendContent.of(row.getString("origin"), row.getString("payload")),
        row.getString("dropped"),
        row.getOffsetDateTime("created").toInstant());
  }

  private static JobChunk chunk(Row row) {
    return new JobChunk(
        row.getInteger("number"),
        Stream.of(row.getArrayOfStrings("users")).map(EntityRef::parse).toList());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
