/**
 * Unit tests of the load generator: counts and failures of {@link
 * io.heliograph.benchmarks.load.LatencyRecorder}, and the arithmetic of {@link
 * io.heliograph.benchmarks.load.Spread}. They start no server and no service, and they never
 * measure time.
 */
@NullMarked
package io.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
