package io.heliograph.benchmarks;

import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.report.Report;

/** Starts what it needs, measures its figures, and stops the services. */
public interface Benchmark {

  /** The parts are stopped by the caller, whatever happens. */
  Report report(Parts parts);
}
