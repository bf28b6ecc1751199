/**
 * A WebSocket client for tests of the protocol. It sends exactly the bytes of the test, and a test
 * compares received frames byte by byte.
 *
 * <p>System tests use it for the contract of signals-service, and the service's own tests for
 * frames that no client sends. It never answers a ping, never echoes a close frame and sends
 * nothing by itself.
 */
@NullMarked
package io.heliograph.harness.rawsocket;

import org.jspecify.annotations.NullMarked;
