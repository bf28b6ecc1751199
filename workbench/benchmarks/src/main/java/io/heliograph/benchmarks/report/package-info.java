/** Figures, targets and the table of a run. */
@NullMarked
package io.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
