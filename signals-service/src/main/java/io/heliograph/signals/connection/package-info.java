/**
 * Common parts of WebSocket and Server-Sent Events connections: outbound queue, transport,
 * ownership refs of the user, liveness check, and the list of open connections.
 *
 * <p>{@link io.heliograph.signals.connection.Outbound} is bounded in bytes and frames. A client
 * that falls behind is closed with a code that makes it reconnect; no other client is affected.
 * Everything runs on the event loop of the connection, except {@code Outbound.offer}, which the
 * consuming thread calls and which never blocks.
 */
@NullMarked
package io.heliograph.signals.connection;

import org.jspecify.annotations.NullMarked;
