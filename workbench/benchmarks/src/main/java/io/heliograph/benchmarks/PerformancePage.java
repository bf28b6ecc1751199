package io.heliograph.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation whose figures a run writes, between two marks. */
record PerformancePage(Path file) {
  private static final String BEGIN = "<!-- figures of ./dev bench inbox: begin -->";
  private static final String END = "<!-- figures of ./dev bench inbox: end -->";

  static PerformancePage in(Path root) {
    return new PerformancePage(root.resolve("docs/performance.md"));
  }

  /** Everything outside of the marks stays as it is. */
  void write(String figures) {
    try {
      Files.writeString(file, replaced(Files.readString(file), figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String replaced(String page, String figures) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new BenchmarkFailed("%s: its two marks are missing".formatted(file));
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n%s\n\n".formatted(figures)
        + page.substring(end);
  }
}
