/**
 * One socket: its handshake, its subscriptions, and the bounded way out to its reader.
 *
 * <p>Only a user's token opens a socket. It stays silent until the client subscribes. What waits to
 * be written to it is bounded in bytes and frames; a reader that falls behind is closed with a code
 * that says "come back", and nobody else notices. Everything here runs on the socket's event loop,
 * except {@code Outbound.offer}, which the consuming thread calls and which never blocks.
 */
@NullMarked
package io.heliograph.signals.connection;

import org.jspecify.annotations.NullMarked;
