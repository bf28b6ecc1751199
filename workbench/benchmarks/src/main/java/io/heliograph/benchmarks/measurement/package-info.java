/** Measures processes: memory, processor time and metrics. */
@NullMarked
package io.heliograph.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
