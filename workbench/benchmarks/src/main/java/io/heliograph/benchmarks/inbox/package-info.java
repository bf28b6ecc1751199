/**
 * Figures of notifications-service: reads, sends, sends to a group and memory. {@link
 * io.heliograph.benchmarks.inbox.InboxBenchmark} fills the tables, measures the baselines, starts
 * the services and measures the figures.
 *
 * <p>The baselines run the same work with the PostgreSQL client of {@code measurement} while no
 * service runs. The figures use the load of {@code load} and the client of {@code product}; they
 * never write to the tables while the product is measured.
 */
@NullMarked
package io.heliograph.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
