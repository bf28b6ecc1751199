package io.heliograph.localstack.postgres;

import io.heliograph.localstack.process.StartFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Creates the one database of a local PostgreSQL. */
final class PostgresDatabase {

  private static final String EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

  private PostgresDatabase() {}

  static void createIfAbsent(DataSource maintenance, String database) {
    try (Connection connection = maintenance.getConnection()) {
      if (!exists(connection, database)) {
        create(connection, database);
      }
    } catch (SQLException e) {
      throw new StartFailed(
          "PostgreSQL: database %s cannot be made: %s".formatted(database, e.getMessage()), e);
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(EXISTS)) {
      query.setString(1, database);
      return query.executeQuery().next();
    }
  }

  private static void create(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
    }
  }
}
