package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Installs published npm packages with the Node of this machine. If Node or a registry is missing,
 * the tests are skipped with a prominent message, because this is not a defect of the product and
 * must not fail the build.
 */
public final class NodeProject {
  private static final Duration INSTALL = Duration.ofMinutes(2);
  private static final List<String> NPM_INSTALL =
      List.of(
          "npm",
          "install",
          "--cache=npm-cache",
          "--prefer-offline",
          "--fetch-retries=1",
          "--fetch-retry-mintimeout=1000",
          "--no-package-lock",
          "--ignore-scripts",
          "--legacy-peer-deps",
          "--no-audit",
          "--no-fund");

  private final Path folder;

  private NodeProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies the sources and installs the packages, unless they are installed already.
   *
   * @param packages file in the sources that becomes {@code package.json}
   */
  public static NodeProject install(Path sources, String packages, Path folder) throws IOException {
    copy(sources, folder);
    Files.copy(
        sources.resolve(packages),
        folder.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    var project = new NodeProject(folder);
    if (!project.isInstalled()) {
      project.install();
      Files.copy(folder.resolve("package.json"), project.installed());
    }
    return project;
  }

  private static void copy(Path sources, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path target = folder.resolve(sources.relativize(source));
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private boolean isInstalled() throws IOException {
    return Files.exists(installed())
        && Files.mismatch(folder.resolve("package.json"), installed()) < 0;
  }

  private Path installed() {
    return folder.resolve("node_modules/package.json");
  }

  private void install() throws IOException {
    Path log = folder.resolve("install.log");
    Process process =
        start(
            new ProcessBuilder(NPM_INSTALL).redirectErrorStream(true).redirectOutput(log.toFile()));
    if (!endsWell(process)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw skipped("npm install failed:%n%s".formatted(Repository.read(log)));
    }
  }

  private static boolean endsWell(Process process) {
    try {
      return process.waitFor(INSTALL.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts a script of the project, with pipes for its standard input and output. */
  public Process node(String script, String... arguments) {
    List<String> command = Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList();
    return start(new ProcessBuilder(command).redirectError(folder.resolve("node.log").toFile()));
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.directory(folder.toFile()).start();
    } catch (IOException e) {
      throw skipped(builder.command().getFirst() + " is not on the PATH: " + e.getMessage());
    }
  }

  public static TestAbortedException skipped(String reason) {
    return SkippedTests.because("tests with published JavaScript packages", reason);
  }
}
