package io.heliograph.benchmarks;

/** Starts what it needs, measures its figures, and stops the services. */
interface Benchmark {

  /** The parts are stopped by the caller, whatever happens. */
  Report report(Parts parts);
}
