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

/** Starts the server of a folder, and creates its cluster if none exists. */
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

  /** Fixes the locale, because sorting and case folding must not depend on the LANG of the user. */
  private static EmbeddedPostgres.Builder sameOnEveryMachine(EmbeddedPostgres.Builder server) {
    return server
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /** Logs to a file instead of a pipe, so that the server can write after this JVM has ended. */
  private EmbeddedPostgres.Builder logged(EmbeddedPostgres.Builder server) {
    Redirect log = Redirect.appendTo(folder.log().toFile());
    return server.setOutputRedirector(log).setErrorRedirector(log);
  }

  /**
   * Returns the folder of the unpacked binaries. Each user has one, so that two users of a machine
   * do not share files.
   */
  private static File binaries() {
    return Path.of(
            System.getProperty("java.io.tmpdir"),
            "heliograph-postgres-of-" + System.getProperty("user.name"))
        .toFile();
  }
}
