package io.heliograph.testsupport.console;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Prints a line for each module, the failures, and a summary. */
final class TestConsole {

  private static final int MAX_FAILURES = 30;
  private static final int MAX_SKIPS = 10;

  private final Path root;
  private final PrintStream terminal;
  private final Instant start = Instant.now();
  private final List<ModuleResults> results = new ArrayList<>();
  private String module = "";
  private Instant moduleStart = start;

  TestConsole(Path root, PrintStream terminal) {
    this.root = root;
    this.terminal = terminal;
  }

  /**
   * Completes the line of the previous module and begins that of this one.
   *
   * @param folder empty for the root, which has no line
   */
  void module(String folder) {
    endModule();
    module = folder;
    moduleStart = Instant.now();
    if (!module.isEmpty()) {
      terminal.printf("  %-28s", module);
      terminal.flush();
    }
  }

  private void endModule() {
    if (!module.isEmpty()) {
      // A file system may keep only the seconds of a time.
      Instant since = moduleStart.truncatedTo(ChronoUnit.SECONDS);
      ModuleResults result = ReportReader.read(root.resolve(module), since);
      results.add(result);
      terminal.printf("%s, %s%n", result, time(moduleStart));
    }
  }

  /**
   * Prints the failures, the errors of the compiler and the summary; without a failed test also the
   * other errors.
   */
  void end(boolean success, MavenOutputParser output, Path log) {
    endModule();
    skipped().stream().limit(MAX_SKIPS).forEach(skip -> terminal.println("  skipped " + skip));
    List<FailedTest> failures = results.stream().flatMap(it -> it.failures().stream()).toList();
    failures.stream().limit(MAX_FAILURES).forEach(this::failure);
    if (!success) {
      List<String> errors = failures.isEmpty() ? output.errors() : output.compilerErrors();
      errors.forEach(error -> terminal.println("  " + error));
    }
    terminal.println(summary(success, failures.size()) + "; log: " + path(log));
  }

  private List<String> skipped() {
    return results.stream()
        .flatMap(result -> result.skipped().stream())
        .map(SkippedTest::toString)
        .distinct()
        .toList();
  }

  private void failure(FailedTest failure) {
    terminal.println("✗ " + failure.name());
    failure.reason().forEach(line -> terminal.println("    " + line));
    if (Files.exists(failure.output())) {
      terminal.println("    output: " + path(failure.output()));
    }
  }

  private String summary(boolean success, int failures) {
    int tests = results.stream().mapToInt(ModuleResults::tests).sum();
    String what = success ? "✓ passed" : "✗ failed";
    return "%s: %,d tests, %d failed, %s".formatted(what, tests, failures, time(start));
  }

  private String path(Path file) {
    return root.relativize(file).toString();
  }

  private static String time(Instant since) {
    var duration = Duration.between(since, Instant.now());
    return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
