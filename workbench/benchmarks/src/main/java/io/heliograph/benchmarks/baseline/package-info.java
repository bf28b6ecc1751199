/**
 * Baseline programs that do the minimum of the same work without the product. The figures of {@code
 * signals} compare signals-service with them: {@link io.heliograph.benchmarks.baseline.Broadcaster}
 * sends records to sockets, {@link io.heliograph.benchmarks.baseline.BareConsumer} only counts
 * records.
 *
 * <p>Each program runs in a process of its own, so that the operating system measures its processor
 * time separately. It has the JVM options of signals-service and ends when its standard input ends,
 * so that it never outlives its parent process.
 *
 * <p>The programs never use code of the services.
 */
@NullMarked
package io.heliograph.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
