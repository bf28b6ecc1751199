package io.heliograph.systemtests.postgres;

import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.LogTail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PgBouncer in transaction mode, with its default settings otherwise. */
final class PgBouncer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(10);

  /** Fewer than two instances open, so that their transactions share sessions. */
  private static final int SESSIONS = 6;

  private final Process process;
  private final int port;
  private final String database;
  private final Path log;

  private PgBouncer(Process process, int port, String database, Path log) {
    this.process = process;
    this.port = port;
    this.database = database;
    this.log = log;
  }

  /** Starts it before the server. Skips the tests if this machine has no PgBouncer. */
  static PgBouncer before(LocalPostgres postgres, Path folder)
      throws IOException, InterruptedException {
    int port = FreePorts.one();
    Path log = folder.resolve("pgbouncer.log");
    Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), of(postgres, port));
    Process process =
        PgBouncerPackage.find().command(configuration).redirectOutput(log.toFile()).start();
    return new PgBouncer(process, port, postgres.database(), log).awaitStart();
  }

  private static String of(LocalPostgres postgres, int port) {
    String settings =
        """
        [databases]
        %1$s = host=127.0.0.1 port=%2$d user=%3$s password=%4$s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %5$d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = %6$d
        """
            .formatted(
                postgres.database(),
                postgres.port(),
                postgres.user(),
                postgres.password(),
                port,
                SESSIONS);
    return System.getProperty("user.name").equals("root") ? settings + "user = nobody\n" : settings;
  }

  private PgBouncer awaitStart() {
    await().atMost(START).until(() -> accepts() || !process.isAlive());
    if (!process.isAlive()) {
      throw PgBouncerPackage.skipped("PgBouncer does not run here:%n%s".formatted(LogTail.of(log)));
    }
    return this;
  }

  private boolean accepts() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String reactiveUrl() {
    return "postgresql://%s:%d/%s".formatted(Loopback.HOST, port, database);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
