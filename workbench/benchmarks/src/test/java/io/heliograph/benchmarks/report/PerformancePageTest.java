package io.heliograph.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.benchmarks.Subject;
import io.heliograph.benchmarks.load.BenchmarkFailed;
import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerformancePageTest {
  private static final Path COMMITTED = Repository.ROOT.resolve("docs/performance.md");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = Files.copy(COMMITTED, folder.resolve("performance.md"));
  }

  @ParameterizedTest
  @EnumSource
  void everyBenchmarkHasItsPlace(Subject subject) throws IOException {
    new PerformancePage(file, subject).write("figures");

    assertThat(file)
        .content()
        .containsPattern("%s: begin -->\\s+figures\\s+<!--".formatted(subject.command()));
  }

  @Test
  void theFiguresOfTheLastRunReplaceThoseBefore() throws IOException {
    new PerformancePage(file, Subject.INBOX).write("the run before this one");
    new PerformancePage(file, Subject.INBOX).write("this run alone");

    assertThat(file).content().contains("this run alone").doesNotContain("the run before this one");
  }

  @Test
  void whatStandsAroundThemStays() throws IOException {
    List<String> sections = headings();

    new PerformancePage(file, Subject.INBOX).write("figures");

    assertThat(headings()).isEqualTo(sections);
  }

  @Test
  void aPageWithoutMarksIsNotTouched() throws IOException {
    Files.writeString(file, "# Another page");

    assertThatThrownBy(() -> new PerformancePage(file, Subject.INBOX).write("figures"))
        .isInstanceOf(BenchmarkFailed.class);
    assertThat(file).hasContent("# Another page");
  }

  private List<String> headings() throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.startsWith("#")).toList();
  }
}
