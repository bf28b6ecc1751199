package io.heliograph.notifications;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets a test begin with nothing stored; its users are then its own. */
@Singleton
public final class EmptyTables {
  private final DataSource database;

  EmptyTables(DataSource database) {
    this.database = database;
  }

  public void restore() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE person, notification, broadcast, broadcast_state, outbox");
      statement.execute("UPDATE broadcast_ledger SET total = 0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
