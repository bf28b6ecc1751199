package io.heliograph.notifications.jobs;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.command.JobStatus;
import io.heliograph.notifications.command.JobStatus.State;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.jobs.WrittenChunk.Recipient;
import io.heliograph.notifications.recipients.DroppedHeader;
import io.heliograph.notifications.recipients.DroppedRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the status and the written chunks of jobs. */
@Singleton
final class JobReader {
  /** Uses the primary keys. */
  private static final String STATUS =
      """
      SELECT id, created, finished, failed, recipients,
        (SELECT coalesce(sum(size), 0)::int FROM send_chunk
         WHERE job_id = $1 AND written IS NOT NULL) AS processed
      FROM send_job WHERE id = $1 AND origin = $2
      """;

  /** Uses the primary key. */
  private static final String FINISHED =
      """
      SELECT id, origin, payload, dropped, created,
        (SELECT count(*)::int FROM send_chunk WHERE job_id = $1) AS chunks,
        (SELECT coalesce(sum(cardinality(opted_out)), 0)::int
         FROM send_chunk WHERE job_id = $1) AS opted_out,
        ARRAY(SELECT unnest(opted_out) FROM send_chunk
              WHERE job_id = $1 ORDER BY number LIMIT $2) AS named
      FROM send_job WHERE id = $1 AND NOT failed AND finished IS NOT NULL
      """;

  /** Uses the primary key. */
  private static final String WRITTEN =
      """
      SELECT written, users, ids, replaced FROM send_chunk
      WHERE job_id = $1 AND number >= $2 AND number < $3 AND written IS NOT NULL ORDER BY number
      """;

  /** Maximum number of refs that are read for the header; it has room for fewer. */
  private static final int MAX_NAMED = 500;

  private final Database database;

  JobReader(Database database) {
    this.database = database;
  }

  /** Returns the status of a job, if it belongs to this origin. */
  Uni<Optional<JobStatus>> status(UUID id, String origin) {
    return execute(STATUS, Tuple.of(id, origin)).map(rows -> first(rows).map(JobReader::status));
  }

  /** Returns the job, if it is finished and has not failed. */
  Uni<Optional<FinishedJob>> finished(UUID id) {
    return execute(FINISHED, Tuple.of(id, MAX_NAMED))
        .map(rows -> first(rows).map(JobReader::finished));
  }

  /** Returns the stored chunks of this range ({@code to} is exclusive) that are written. */
  Uni<List<WrittenChunk>> written(UUID id, int from, int to) {
    return execute(WRITTEN, Tuple.of(id, from, to))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(JobReader::written).toList());
  }

  private Uni<RowSet<Row>> execute(String sql, Tuple values) {
    return database.reading(connection -> connection.preparedQuery(sql).execute(values));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  private static FinishedJob finished(Row row) {
    Job job = JobStore.job(row);
    List<EntityRef> named =
        Stream.of(row.getArrayOfStrings("named")).map(EntityRef::parse).toList();
    return new FinishedJob(
        job,
        row.getInteger("chunks"),
        DroppedHeader.with(
            job.dropped(), DroppedRef.Reason.OPTED_OUT, named, row.getInteger("opted_out")));
  }

  private static JobStatus status(Row row) {
    return new JobStatus(
        row.getUUID("id"),
        state(row),
        row.getOffsetDateTime("created").toInstant(),
        instant(row.getOffsetDateTime("finished")),
        row.getInteger("recipients"),
        row.getInteger("processed"));
  }

  private static State state(Row row) {
    if (row.getBoolean("failed")) {
      return State.FAILED;
    }
    return row.getOffsetDateTime("finished") == null ? State.RUNNING : State.FINISHED;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static WrittenChunk written(Row row) {
    String[] users = row.getArrayOfStrings("users");
    UUID[] ids = row.getArrayOfUUIDs("ids");
    Boolean[] replaced = row.getArrayOfBooleans("replaced");
    return new WrittenChunk(
        row.getOffsetDateTime("written").toInstant(),
        IntStream.range(0, users.length)
            .mapToObj(at -> new Recipient(EntityRef.parse(users[at]), ids[at], replaced[at]))
            .toList());
  }

  /**
   * A job whose chunks are all written.
   *
   * @param chunks number of chunks
   * @param dropped the dropped refs and the users who have opted out, as the header of the answer
   */
  record FinishedJob(Job job, int chunks, @Nullable String dropped) {}
}
