/**
 * The product as it is deployed: both packaged services, and the files that put them on a machine
 * or into a cluster.
 *
 * <p>{@code *Test} needs nothing but the repository; {@code *IT} starts the packaged services as
 * processes on the real PostgreSQL and Kafka. {@code InboxModelIT} holds the inbox to a model of
 * the contract, with random sequences of steps; a failure prints the shortest sequence that shows
 * it. {@code *ContractIT} goes through Backstage's contract over plain HTTP, part by part, and
 * {@code BackstageClientsIT} with Backstage's own clients; {@code Signal*ContractIT} go through its
 * part about sockets, byte by byte, and {@code BackstageSignalClientIT} with Backstage's own
 * client. All of these share one product, see {@link
 * io.heliograph.systemtests.harness.SharedHeliograph}.
 */
@NullMarked
package io.heliograph.systemtests;

import org.jspecify.annotations.NullMarked;
