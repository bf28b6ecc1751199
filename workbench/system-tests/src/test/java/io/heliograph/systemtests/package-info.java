/**
 * The product as it is deployed: both packaged services, and the files that put them on a machine
 * or into a cluster.
 *
 * <p>{@code *Test} needs nothing but the repository; {@code *IT} starts the packaged services as
 * processes on the real PostgreSQL and Kafka.
 */
@NullMarked
package io.heliograph.systemtests;

import org.jspecify.annotations.NullMarked;
