/**
 * The WebSocket endpoint: handshake, frame limits, client commands, and token refresh.
 *
 * <p>A socket requires a user's token, unless guests are admitted. The server sends nothing until
 * the client subscribes. A text frame that is not a command is ignored, as Backstage does.
 */
@NullMarked
package io.heliograph.signals.websocket;

import org.jspecify.annotations.NullMarked;
