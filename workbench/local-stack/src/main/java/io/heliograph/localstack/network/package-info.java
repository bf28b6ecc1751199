/**
 * Ports and connections of 127.0.0.1, the only address that the local stack uses. The launcher, the
 * tests of both services, system tests and benchmarks use this package.
 *
 * <p>{@link io.heliograph.localstack.network.FreePorts} chooses ports, and {@link
 * io.heliograph.localstack.network.FaultProxy} simulates network faults in front of a server.
 * {@link io.heliograph.localstack.network.SelfSignedKey} is the certificate of a server or client.
 * No type of this package ever parses Kafka's or PostgreSQL's protocol.
 */
@NullMarked
package io.heliograph.localstack.network;

import org.jspecify.annotations.NullMarked;
