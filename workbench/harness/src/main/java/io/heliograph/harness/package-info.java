/**
 * Runs the packaged product for system tests and benchmarks, and calls it as its users do. This
 * module is never deployed.
 *
 * <p>It uses {@code local-stack}, which provides the servers, the identities and the process of a
 * service. {@code product} contains services, users and metrics, {@code sockets} thousands of
 * WebSockets on one thread, {@code rawsocket} one WebSocket byte by byte, which the tests of
 * signals-service use too. This module therefore never depends on a service.
 *
 * <p>This module never judges an answer or a figure; the callers do that.
 */
@NullMarked
package io.heliograph.harness;

import org.jspecify.annotations.NullMarked;
