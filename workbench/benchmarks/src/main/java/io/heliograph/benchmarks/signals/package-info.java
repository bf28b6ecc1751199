/** Figures of signals-service: delivery, resumption and memory. */
@NullMarked
package io.heliograph.benchmarks.signals;

import org.jspecify.annotations.NullMarked;
