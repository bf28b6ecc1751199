package io.heliograph.notifications.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Provokes failures of the real server and checks what becomes of them and their connection. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SqlStateIT {
  @Inject Database database;
  @Inject Tables tables;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 / 0                                          | 22012 | KEPT",
        "INSERT INTO outbox_relay SELECT * FROM outbox_relay   | 23505 | KEPT",
        "CLOSE missing                                         | 34000 | KEPT",
        "SELECT * FROM missing                                 | 42P01 | KEPT",
        "SELECT lo_get(4711)                                   | 42704 | KEPT",
        "SELECT count(*) FROM outbox FOR UPDATE                | 0A000 | KEPT",
        "SELECT currval('outbox_id_seq')                       | 55000 | KEPT",
        "DO 'BEGIN RAISE ''text''; END'                        | P0001 | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''54000''; END'              | 54000 | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''XX000''; END'              | XX000 | REPLACED",
      })
  void aDefectIsNoFailureOfTheDatabase(String statement, String state, Connection connection) {
    Provoked provoked = provoke(statement);

    assertThat(provoked.failure()).isNotInstanceOf(DatabaseException.class);
    assertThat(provoked.failure()).hasMessageContaining(state);
    assertConnection(connection, provoked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT pg_cancel_backend(pg_backend_pid())               | OVERLOADED      | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''40001''; END'                 | CONFLICT        | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''40P01''; END'                 | CONFLICT        | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''40003''; END'                 | UNKNOWN_OUTCOME | REPLACED",
        "DO 'BEGIN RAISE SQLSTATE ''53100''; END'                 | UNAVAILABLE     | KEPT",
        "DO 'BEGIN RAISE SQLSTATE ''58030''; END'                 | UNAVAILABLE     | REPLACED",
        "DO 'BEGIN RAISE SQLSTATE ''08006''; END'                 | UNAVAILABLE     | REPLACED",
        "DO 'BEGIN RAISE SQLSTATE ''28000''; END'                 | UNAVAILABLE     | REPLACED",
        "SELECT pg_terminate_backend(pg_backend_pid())            | UNAVAILABLE     | REPLACED",
        "EXECUTE missing                                          | UNAVAILABLE     | REPLACED",
        "PREPARE twice AS SELECT 1; PREPARE twice AS SELECT 1     | UNAVAILABLE     | REPLACED",
        "BEGIN READ ONLY; UPDATE outbox_relay SET term = term     | UNAVAILABLE     | REPLACED",
      })
  void aFailureOfTheDatabaseHasItsMeaning(
      String statement, DatabaseFailure meaning, Connection connection) {
    Provoked provoked = provoke(statement);

    assertThat(provoked.failure())
        .isInstanceOfSatisfying(
            DatabaseException.class, failure -> assertThat(failure.failure()).isEqualTo(meaning));
    assertConnection(connection, provoked);
  }

  @Test
  void aTextThatPostgresqlCannotStoreIsTheFaultOfItsSender() {
    Throwable failure =
        catchThrowable(
            () ->
                database
                    .withConnection(
                        sql -> sql.preparedQuery("SELECT $1::text").execute(Tuple.of("\0")))
                    .await()
                    .indefinitely());

    assertThat(failure)
        .isInstanceOfSatisfying(
            DatabaseException.class,
            known -> assertThat(known.failure()).isEqualTo(DatabaseFailure.BAD_TEXT));
  }

  /** A migration changes a table under the plans that connections have cached. */
  @Test
  void aPlanThatAMigrationMadeStaleIsReplacedWithItsConnection() {
    tables.run("CREATE TABLE migrated (a int)");
    try {
      String query = "SELECT * FROM migrated";
      read(query);
      tables.run("ALTER TABLE migrated ADD COLUMN b int");

      Awaitility.await()
          .untilAsserted(() -> assertThat(catchThrowable(() -> read(query))).isNull());
    } finally {
      tables.run("DROP TABLE migrated");
    }
  }

  private void read(String query) {
    database.withConnection(sql -> sql.preparedQuery(query).execute()).await().indefinitely();
  }

  private Provoked provoke(String statement) {
    var pid = new AtomicInteger();
    Throwable failure =
        catchThrowable(
            () -> database.withConnection(sql -> run(sql, statement, pid)).await().indefinitely());
    return new Provoked(failure, pid.get());
  }

  private static Uni<?> run(SqlConnection sql, String statement, AtomicInteger pid) {
    pid.set(((PgConnection) sql.getDelegate()).processId());
    return sql.query(statement).execute();
  }

  private void assertConnection(Connection expected, Provoked provoked) {
    int sessions = expected == Connection.KEPT ? 1 : 0;
    Awaitility.await()
        .until(
            () -> tables.rowsOf("pg_stat_activity WHERE pid = " + provoked.session()) == sessions);
  }

  enum Connection {
    KEPT,
    REPLACED
  }

  private record Provoked(Throwable failure, int session) {}
}
