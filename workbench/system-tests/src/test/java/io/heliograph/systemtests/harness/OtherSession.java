package io.heliograph.systemtests.harness;

import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.postgres.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A separate session in the database of the services, with one transaction that never commits. */
public final class OtherSession implements AutoCloseable {
  private static final String WAITING =
      "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private final Connection transaction;
  private final Connection onlooker;

  private OtherSession(Connection transaction, Connection onlooker) {
    this.transaction = transaction;
    this.onlooker = onlooker;
  }

  /** Executes the statement. Its locks and changes last until the session is closed. */
  public static OtherSession holding(LocalPostgres postgres, String statement) throws SQLException {
    var session = new OtherSession(connect(postgres), connect(postgres));
    session.transaction.setAutoCommit(false);
    session.transaction.createStatement().execute(statement);
    return session;
  }

  /** Executes a statement and commits it. */
  public static void run(LocalPostgres postgres, String statement) throws SQLException {
    try (var connection = connect(postgres);
        var statements = connection.createStatement()) {
      statements.execute(statement);
    }
  }

  /** Returns the number of rows of a table. */
  public static int count(LocalPostgres postgres, String table) throws SQLException {
    try (var connection = connect(postgres)) {
      return answer(connection, "SELECT count(*) FROM " + table);
    }
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  /** Waits until a service waits for one of these locks. */
  public OtherSession awaitSomebodyWaiting() {
    await().until(() -> answer("SELECT count(*) " + WAITING) > 0);
    return this;
  }

  /** Cancels the waiting statements, as an administrator or a time-out does. */
  public void cancelThoseWaiting() throws SQLException {
    answer("SELECT count(pg_cancel_backend(pid)) " + WAITING);
  }

  private int answer(String query) throws SQLException {
    return answer(onlooker, query);
  }

  private static int answer(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    try (onlooker;
        transaction) {
      transaction.rollback();
    }
  }
}
