/**
 * Reads what a process says of itself: its metrics, and the live objects of its heap.
 *
 * <p>{@link io.heliograph.harness.measurement.ServiceMetrics} reads the page for Prometheus, {@link
 * io.heliograph.harness.measurement.LiveHeap} uses the tool of the JDK. Neither changes the
 * process, but for a full collection that is asked for.
 */
@NullMarked
package io.heliograph.harness.measurement;

import org.jspecify.annotations.NullMarked;
