/**
 * Runs the packaged product for system tests and benchmarks, and calls it as its users do. Never
 * deployed.
 *
 * <p>It stands on {@code local-stack}, which has the servers, the identities and the process of a
 * service; the tests of both services need those, too, and nothing of this module. {@code product}
 * has services, users and figures, {@code sockets} thousands of WebSockets on one thread, {@code
 * rawsocket} one WebSocket byte by byte.
 *
 * <p>What an answer or a figure means is the business of the caller.
 */
@NullMarked
package io.heliograph.harness;

import org.jspecify.annotations.NullMarked;
