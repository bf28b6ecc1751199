/**
 * Generates load and records latencies for the figures of both benchmarks.
 *
 * <p>{@link io.heliograph.benchmarks.load.ClosedLoop} keeps a fixed number of operations in
 * progress. {@link io.heliograph.benchmarks.load.FixedRate} starts operations at fixed points in
 * time, so that waiting counts as latency. {@link io.heliograph.benchmarks.load.Failures} collects
 * failures, and one of them fails the run.
 *
 * <p>The package never starts or stops servers and never prints.
 */
@NullMarked
package io.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
