/**
 * Starts the services of a benchmark and the servers that they need.
 *
 * <p>{@link io.heliograph.benchmarks.product.Servers} starts PostgreSQL and Kafka, {@link
 * io.heliograph.benchmarks.product.Product} the two services with the JVM options of their {@link
 * io.heliograph.benchmarks.product.Image}. {@link io.heliograph.benchmarks.product.Parts} stops all
 * of them in reverse order. {@link io.heliograph.benchmarks.product.Api} sends requests to
 * notifications-service.
 *
 * <p>Both benchmarks use this package. It never measures.
 */
@NullMarked
package io.heliograph.benchmarks.product;

import org.jspecify.annotations.NullMarked;
