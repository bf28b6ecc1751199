package io.heliograph.notifications;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Gives tests direct access to the database of the service. */
@Singleton
public final class Tables {
  private final DataSource database;

  Tables(DataSource database) {
    this.database = database;
  }

  public void empty() {
    run(
        "TRUNCATE person, notification, broadcast, broadcast_state, outbox, outbox_dead_letter, idempotency, setting,"
            + " send_job, send_chunk");
    run("UPDATE broadcast_ledger SET total = 0");
  }

  public void run(String statement) {
    try (var connection = database.getConnection();
        var statements = connection.createStatement()) {
      statements.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a separate transaction that holds the locks of the statement until it is rolled back. */
  public Connection holding(String statement) throws SQLException {
    var connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.createStatement().execute(statement);
    return connection;
  }

  public void empty(String table) {
    run("TRUNCATE " + table);
  }

  public int rowsOf(String table) {
    return (int) number("SELECT count(*) FROM " + table);
  }

  /** Runs a query that returns one number. */
  public long number(String query) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
