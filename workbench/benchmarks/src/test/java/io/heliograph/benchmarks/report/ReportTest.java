package io.heliograph.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          List.of(
              Line.of("Sends", "600/s")
                  .baseline("1,000/s", 0.6)
                  .target(Target.of("ratio ≥ 0.6", true)),
              Line.of("Memory", "300 MiB")));

  @Test
  void theTerminalGetsEvenColumns() {
    assertThat(REPORT.text())
        .isEqualTo(
            """
            figure  measured  baseline  ratio  target       met
            Sends   600/s     1,000/s   0.60   ratio ≥ 0.6  yes
            Memory  300 MiB\
            """);
  }

  @Test
  void thePageGetsATable() {
    assertThat(REPORT.markdown())
        .isEqualTo(
            """
            | figure | measured | baseline | ratio | target | met |
            |---|---|---|---|---|---|
            | Sends | 600/s | 1,000/s | 0.60 | ratio ≥ 0.6 | yes |
            | Memory | 300 MiB |  |  |  |  |\
            """);
  }
}
