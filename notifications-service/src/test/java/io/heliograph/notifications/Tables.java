package io.heliograph.notifications;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database behind the service, for tests that begin with nothing stored. */
@Singleton
public final class Tables {
  private final DataSource database;

  Tables(DataSource database) {
    this.database = database;
  }

  public void empty() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE person, notification, broadcast, broadcast_state, outbox");
      statement.execute("UPDATE broadcast_ledger SET total = 0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public int rowsOf(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
