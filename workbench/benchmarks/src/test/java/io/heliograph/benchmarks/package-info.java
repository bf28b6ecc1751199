/**
 * Tests that the benchmarks run and that their output has the documented form.
 *
 * <p>{@code *SmokeIT} run a benchmark at its smallest scale on the packaged services, through
 * {@link io.heliograph.benchmarks.SmokeRun}. {@code *Test} check the parts of a run without a
 * server. The tests never check the speed of the product.
 */
@NullMarked
package io.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
