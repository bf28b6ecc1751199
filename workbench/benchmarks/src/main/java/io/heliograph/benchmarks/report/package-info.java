/**
 * Figures, targets and the report of a run.
 *
 * <p>A {@link io.heliograph.benchmarks.report.Figure} measures the product and its baseline. {@link
 * io.heliograph.benchmarks.report.Report} formats the lines of all figures as a table for the
 * terminal, and {@link io.heliograph.benchmarks.report.PerformancePage} replaces the figures in
 * {@code docs/performance.md}.
 *
 * <p>Both benchmarks use this package. It never starts processes and generates no load.
 */
@NullMarked
package io.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
