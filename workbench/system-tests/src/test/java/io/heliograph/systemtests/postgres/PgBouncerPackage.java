package io.heliograph.systemtests.postgres;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.process.LogTail;
import io.heliograph.systemtests.harness.SkippedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The program PgBouncer and its libraries. An installed one is preferred; otherwise Debian's
 * package is downloaded and unpacked, which needs no root.
 *
 * @param libraries search path of libraries, empty for an installed program
 */
record PgBouncerPackage(Path program, String libraries) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Includes the libraries that a Debian system may lack, whatever their version. */
  private static final String DOWNLOAD =
      """
      set -e
      libraries=$(apt-cache depends pgbouncer | grep -oE 'lib(event|c-ares)[^ ]*$' | sort -u)
      apt-get download pgbouncer $libraries
      for package in *.deb; do dpkg-deb -x "$package" unpacked; done
      """;

  static PgBouncerPackage find() throws IOException, InterruptedException {
    Optional<Path> installed = installed();
    return installed.isPresent() ? new PgBouncerPackage(installed.get(), "") : unpacked();
  }

  private static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
    return Stream.of(path.split(":"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static PgBouncerPackage unpacked() throws IOException, InterruptedException {
    Path folder =
        Files.createDirectories(Repository.path("workbench/system-tests/target/pgbouncer-package"));
    Path program = folder.resolve("unpacked/usr/sbin/pgbouncer");
    if (!Files.isExecutable(program)) {
      download(folder);
    }
    return new PgBouncerPackage(program, libraries(folder.resolve("unpacked/usr/lib")));
  }

  private static void download(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("download.log");
    Process process =
        new ProcessBuilder("sh", "-c", DOWNLOAD)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw skipped(
          "PgBouncer is not installed and not downloaded:%n%s".formatted(LogTail.of(log)));
    }
  }

  private static String libraries(Path lib) throws IOException {
    try (Stream<Path> architectures = Files.list(lib)) {
      return String.join(":", architectures.map(Path::toString).toList());
    }
  }

  ProcessBuilder command(Path configuration) {
    var builder = new ProcessBuilder(program.toString(), configuration.toString());
    if (!libraries.isEmpty()) {
      builder.environment().put("LD_LIBRARY_PATH", libraries);
    }
    return builder.redirectErrorStream(true);
  }

  static TestAbortedException skipped(String reason) {
    return SkippedTests.because("tests with PgBouncer", reason);
  }
}
