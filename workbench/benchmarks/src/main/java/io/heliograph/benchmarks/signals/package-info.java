/**
 * Figures of signals-service: delivery, resumption, stalled sockets and memory.
 *
 * <p>{@link io.heliograph.benchmarks.signals.SignalsBenchmark} starts the services and measures the
 * figures. They write signals directly to Kafka with {@link
 * io.heliograph.benchmarks.signals.SignalWriter}, except {@link
 * io.heliograph.benchmarks.signals.ArrivalFigure}, which posts notifications. {@link
 * io.heliograph.benchmarks.signals.Audience} opens the sockets that receive them.
 *
 * <p>The baselines are the programs of {@code baseline}. The package {@code sockets} reads the
 * frames; the figures never read from a socket.
 */
@NullMarked
package io.heliograph.benchmarks.signals;

import org.jspecify.annotations.NullMarked;
