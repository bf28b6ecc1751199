package io.heliograph.benchmarks.report;

import io.heliograph.benchmarks.Subject;
import io.heliograph.benchmarks.load.BenchmarkFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The documentation page with the figures. A run replaces the text between the two marks of its
 * benchmark.
 */
public record PerformancePage(Path file, Subject subject) {
  public static PerformancePage in(Path root, Subject subject) {
    return new PerformancePage(root.resolve("docs/performance.md"), subject);
  }

  /** Replaces the text between the marks and leaves the rest unchanged. */
  public void write(String figures) {
    try {
      Files.writeString(file, replaced(Files.readString(file), figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String replaced(String page, String figures) {
    String mark = mark("begin");
    int begin = page.indexOf(mark);
    int end = page.indexOf(mark("end"));
    if (begin < 0 || end < begin) {
      throw new BenchmarkFailed("%s: its two marks are missing".formatted(file));
    }
    return page.substring(0, begin + mark.length())
        + "\n\n%s\n\n".formatted(figures)
        + page.substring(end);
  }

  private String mark(String place) {
    return "<!-- figures of %s: %s -->".formatted(subject.command(), place);
  }
}
