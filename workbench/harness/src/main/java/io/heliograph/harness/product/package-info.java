/**
 * The packaged services as processes, the users who call them, and what they say of themselves.
 *
 * <p>{@link io.heliograph.harness.product.RunningService} begins a start and waits for its end in
 * two steps, so that several services start side by side. It keeps its ports when it is started
 * again. Whoever started it closes it.
 *
 * <p>{@link io.heliograph.harness.product.Http} makes one request at a time; load is the business
 * of the benchmarks. {@link io.heliograph.harness.product.ServiceMetrics} reads the page for
 * Prometheus, {@link io.heliograph.harness.product.LiveHeap} asks the tool of the JDK.
 */
@NullMarked
package io.heliograph.harness.product;

import org.jspecify.annotations.NullMarked;
