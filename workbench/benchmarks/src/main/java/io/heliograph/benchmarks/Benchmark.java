package io.heliograph.benchmarks;

import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.report.Report;

/** Starts the servers and services that it needs, measures its figures, and stops the services. */
public interface Benchmark {

  /** Runs the benchmark. The caller stops the parts in every case. */
  Report report(Parts parts);
}
