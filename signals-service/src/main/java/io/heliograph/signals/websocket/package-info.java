/**
 * The WebSocket endpoint: handshake, frame limits, client commands, and token refresh.
 *
 * <p>A socket requires a user's token, unless guests are admitted. The server sends nothing until
 * the client subscribes. {@code Subscriber} handles the commands of one socket, one after the
 * other, on its event loop. A text frame that is not a command is ignored, as Backstage does.
 */
@NullMarked
package io.heliograph.signals.websocket;

import org.jspecify.annotations.NullMarked;
