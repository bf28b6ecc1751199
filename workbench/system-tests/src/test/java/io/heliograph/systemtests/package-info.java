/**
 * Tests the product as it is deployed: both packaged services, and the files that deploy them to a
 * machine or a cluster. The subpackages contain all tests.
 *
 * <p>A {@code *Test} needs only the repository. An {@code *IT} starts the packaged services as
 * processes on the real PostgreSQL and Kafka. {@code InboxModelIT} compares the inbox with a model
 * of the contract. {@code *ContractIT} checks Backstage's contract over plain HTTP, part by part,
 * and {@code BackstageClientsIT} with Backstage's own clients. {@code Signal*ContractIT} checks its
 * part about sockets byte by byte, and {@code BackstageSignalClientIT} with Backstage's own client.
 * All contract tests share one product, see {@link
 * io.heliograph.systemtests.harness.SharedHeliograph}.
 *
 * <p>No test runs a service in its own JVM; {@code deployment} only reads the configuration types
 * of the services.
 */
@NullMarked
package io.heliograph.systemtests;

import org.jspecify.annotations.NullMarked;
