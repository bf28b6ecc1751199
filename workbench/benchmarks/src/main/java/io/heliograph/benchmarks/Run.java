package io.heliograph.benchmarks;

import io.heliograph.benchmarks.inbox.InboxBenchmark;
import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.product.Image;
import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.report.PerformancePage;
import io.heliograph.benchmarks.report.Report;
import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.benchmarks.signals.SignalsBenchmark;
import io.heliograph.localstack.process.Service;

/** Runs one benchmark, from an empty folder to the report. */
final class Run {
  private final Options options;
  private final Terminal terminal;
  private final Failures failures = new Failures();

  Run(Options options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Returns whether the run had no failures. */
  boolean conduct() {
    try (var parts = new Parts(terminal)) {
      show(benchmark().report(parts));
    }
    terminal.note(failures.toString());
    return !failures.any();
  }

  private Benchmark benchmark() {
    return switch (options.subject()) {
      case INBOX -> new InboxBenchmark(options, terminal, failures);
      case SIGNALS -> new SignalsBenchmark(options, terminal, failures);
    };
  }

  /** Prints the report. Only a full run without failures is also written to the documentation. */
  private void show(Report report) {
    terminal.text("\n" + report.text() + "\n");
    if (!options.quick() && !failures.any()) {
      PerformancePage.in(options.root(), options.subject())
          .write(machine() + "\n\n" + report.markdown());
    }
  }

  private String machine() {
    return "`%s` on %d cores; heap of notifications-service %d MiB, of signals-service %d MiB."
        .formatted(
            options.command(),
            Runtime.getRuntime().availableProcessors(),
            Image.of(Service.NOTIFICATIONS, options.root()).heapMegabytes(),
            Image.of(Service.SIGNALS, options.root()).heapMegabytes());
  }
}
