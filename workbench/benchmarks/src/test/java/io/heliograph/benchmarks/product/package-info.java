/**
 * Unit tests of the JVM options that {@link io.heliograph.benchmarks.product.Image} reads from the
 * Dockerfile and the Kubernetes manifest of a service. They read files of this repository and start
 * no server and no service.
 */
@NullMarked
package io.heliograph.benchmarks.product;

import org.jspecify.annotations.NullMarked;
