/**
 * Unit tests of the report: the table for the terminal and for the documentation, and the
 * replacement of figures in a page. They write only to a temporary folder, never to {@code
 * docs/performance.md}, and start no server and no service.
 */
@NullMarked
package io.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
