/**
 * Tests of the signals benchmark. {@code SignalsSmokeIT} runs it at its smallest scale on the
 * packaged services and compares the output with the expected lines. {@code ReturningTest} checks
 * the expectations of clients that resume, without a server. The tests never check the speed of the
 * product.
 */
@NullMarked
package io.heliograph.benchmarks.signals;

import org.jspecify.annotations.NullMarked;
