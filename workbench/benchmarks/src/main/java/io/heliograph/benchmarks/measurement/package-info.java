/**
 * Measures processes and accesses PostgreSQL for the figures of both benchmarks.
 *
 * <p>{@link io.heliograph.benchmarks.measurement.Processors} and {@link
 * io.heliograph.benchmarks.measurement.ResidentMemory} read the processor time and the memory of
 * processes. {@link io.heliograph.benchmarks.measurement.Held} stops a process for a while, {@link
 * io.heliograph.benchmarks.measurement.OpenFiles} limits the number of sockets, and {@link
 * io.heliograph.benchmarks.measurement.Database} runs the statements of the baselines.
 *
 * <p>The package never generates load.
 */
@NullMarked
package io.heliograph.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
