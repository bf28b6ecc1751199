package io.heliograph.testsupport.console;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a line for each module when it ends, the failures, and a summary. */
final class TestConsole {

  private static final int MAX_FAILURES = 30;
  private static final int MAX_SKIPS = 10;

  private final Path root;
  private final PrintStream terminal;
  private final Instant start = Instant.now();
  private final List<ModuleResults> results = new ArrayList<>();
  private final Map<String, Instant> begun = new LinkedHashMap<>();

  TestConsole(Path root, PrintStream terminal) {
    this.root = root;
    this.terminal = terminal;
  }

  /**
   * Takes the begin of the tests of a module.
   *
   * @param folder relative to the root
   */
  void beginModule(String folder) {
    begun.put(folder, Instant.now());
  }

  /**
   * Prints the line of a module.
   *
   * @param name the last part of its folder
   */
  void endModule(String name) {
    List.copyOf(begun.keySet()).stream()
        .filter(folder -> Path.of(folder).endsWith(name))
        .forEach(this::line);
  }

  private void line(String folder) {
    Instant begin = requireNonNull(begun.remove(folder));
    // A file system may keep only the seconds of a time.
    Instant since = begin.truncatedTo(ChronoUnit.SECONDS);
    ModuleResults result = ReportReader.read(root.resolve(folder), since);
    results.add(result);
    terminal.printf("  %-28s%s, %s%n", folder, result, time(begin));
  }

  /**
   * Prints the failures, the errors of the compiler and the summary; without a failed test also the
   * other errors.
   */
  void end(boolean success, MavenOutputParser output, Path log) {
    List.copyOf(begun.keySet()).forEach(this::line);
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
