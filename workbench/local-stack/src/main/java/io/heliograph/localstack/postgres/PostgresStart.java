package io.heliograph.localstack.postgres;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.LogTail;
import io.heliograph.localstack.process.QuietLogs;
import io.heliograph.localstack.process.StartFailed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the server of a folder, making its cluster first when there is none. */
final class PostgresStart {

  private static final Duration START = Duration.ofSeconds(30);

  private final PostgresFolder folder;

  PostgresStart(PostgresFolder folder) {
    this.folder = folder;
  }

  EmbeddedPostgres on(int port) {
    QuietLogs.apply();
    Loopback.requireFree("PostgreSQL", port);
    try {
      return server(port).start();
    } catch (IOException | RuntimeException e) {
      throw new StartFailed(
          "PostgreSQL did not start: %s\n%s".formatted(e.getMessage(), LogTail.of(folder.log())),
          e);
    }
  }

  private EmbeddedPostgres.Builder server(int port) {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(binaries())
            .setDataDirectory(folder.cluster())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START)
            .setPort(port)
            .setServerConfig("listen_addresses", Loopback.HOST)
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "200");
    folder.durability().forEach(server::setServerConfig);
    return logged(sameOnEveryMachine(server));
  }

  /** Sorting and case folding must not follow the LANG of whoever made the cluster. */
  private static EmbeddedPostgres.Builder sameOnEveryMachine(EmbeddedPostgres.Builder server) {
    return server
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /** To a file, not through a pipe: the server must be able to write when this JVM is gone. */
  private EmbeddedPostgres.Builder logged(EmbeddedPostgres.Builder server) {
    Redirect log = Redirect.appendTo(folder.log().toFile());
    return server.setOutputRedirector(log).setErrorRedirector(log);
  }

  /**
   * Unpacked once per user, so that two users of a machine do not stumble over each other's files.
   */
  private static File binaries() {
    return Path.of(
            System.getProperty("java.io.tmpdir"),
            "heliograph-postgres-of-" + System.getProperty("user.name"))
        .toFile();
  }
}
