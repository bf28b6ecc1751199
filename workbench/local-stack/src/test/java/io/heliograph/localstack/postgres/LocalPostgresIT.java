package io.heliograph.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.Launched;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalPostgresIT {

  @TempDir Path folder;

  @Test
  void aStoppedServerComesBackWithItsRows() throws SQLException {
    try (var postgres = LocalPostgres.start(folder, 0)) {
      execute(postgres, "CREATE TABLE greeting AS SELECT 'hello' AS text");
    }

    try (var postgres = LocalPostgres.start(folder, 0)) {
      assertThat(answer(postgres, "SELECT text FROM greeting")).isEqualTo("hello");
    }
  }

  @Test
  void aServerLeftBehindByAKilledLauncherIsReplacedAndItsRowsAreThere() throws Exception {
    long leftover = Launched.andKilled(PostgresOwner.class, folder.toString());
    assertThat(command(leftover)).isPresent();

    try (var postgres = LocalPostgres.start(folder, 0)) {
      assertThat(answer(postgres, "SELECT text FROM greeting"))
          .isEqualTo("written before the kill");
    }

    assertThat(command(leftover)).isEmpty();
  }

  @Test
  void aFolderInUseIsRefused() {
    try (var owner = LocalPostgres.start(folder, 0)) {
      assertThatThrownBy(() -> LocalPostgres.start(folder, 0))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("in use");
      assertThat(owner.port()).isPositive();
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = Loopback.bind(Loopback.HOST, 0)) {
      assertThatThrownBy(() -> LocalPostgres.start(folder, taken.getLocalPort()))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("PostgreSQL: port " + taken.getLocalPort());
    }
  }

  @Test
  void durabilityIsOffInATemporaryServerOnly() throws SQLException {
    try (var temporary = LocalPostgres.startTemporary();
        var durable = LocalPostgres.start(folder, 0)) {
      assertThat(answer(temporary, "SHOW fsync")).isEqualTo("off");
      assertThat(answer(durable, "SHOW fsync")).isEqualTo("on");
      assertThat(answer(durable, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(answer(durable, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aTemporaryServerLeavesNothingBehind() throws SQLException {
    var postgres = LocalPostgres.startTemporary();
    Path cluster = Path.of(answer(postgres, "SHOW data_directory"));

    postgres.close();

    assertThat(cluster.getParent()).doesNotExist();
  }

  @Test
  void wordsAreFoldedAndComparedBeyondAscii() throws SQLException {
    try (var postgres = LocalPostgres.start(folder, 0)) {
      execute(postgres, "CREATE EXTENSION pg_trgm");
      assertThat(answer(postgres, "SELECT lower('ÄÖÜ')")).isEqualTo("äöü");
      assertThat(answer(postgres, "SELECT similarity('Größe', 'GRÖSSE') > 0")).isEqualTo("t");
    }
  }

  /** Returns the command of a process. A zombie has none. */
  private static Optional<String> command(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command());
  }

  private static void execute(LocalPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(LocalPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  /** Starts a server, writes a row, reports the server's pid and waits until it is killed. */
  static final class PostgresOwner {

    private PostgresOwner() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      var postgres = LocalPostgres.start(folder, 0);
      execute(postgres, "CREATE TABLE greeting AS SELECT 'written before the kill' AS text");
      Launched.report(Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst());
      Thread.currentThread().join();
    }
  }
}
