/**
 * The packaged services as processes, the users who call them, and their metrics. System tests and
 * benchmarks use this package.
 *
 * <p>{@link io.heliograph.harness.product.RunningService} launches a service and waits for it in
 * two steps, so that several services start in parallel. It keeps its ports when it is started
 * again. The caller that launched it must close it.
 *
 * <p>{@link io.heliograph.harness.product.Http} makes single requests and never generates load; the
 * benchmarks do that. {@link io.heliograph.harness.product.ServiceMetrics} reads the Prometheus
 * page, {@link io.heliograph.harness.product.LiveHeap} calls the tool of the JDK.
 */
@NullMarked
package io.heliograph.harness.product;

import org.jspecify.annotations.NullMarked;
