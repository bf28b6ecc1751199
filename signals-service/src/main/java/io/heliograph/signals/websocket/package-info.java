/**
 * The WebSocket endpoint: handshake, frame limits, the client's commands, and token refresh.
 *
 * <p>Only a user's token opens a socket. It stays silent until the client subscribes. A text frame
 * that is no command is ignored, as Backstage does: it changes nothing and closes nothing.
 */
@NullMarked
package io.heliograph.signals.websocket;

import org.jspecify.annotations.NullMarked;
