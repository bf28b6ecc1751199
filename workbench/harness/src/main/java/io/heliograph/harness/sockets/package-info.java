/**
 * A WebSocket client that costs little: thousands of sockets on one thread and one buffer, so that
 * most of the processor is left to the server.
 *
 * <p><b>Promise.</b> A {@link io.heliograph.harness.sockets.SocketListener} is told of every text
 * frame of its {@link io.heliograph.harness.sockets.Socket}, and once of an end that the client did
 * not want. Pings are answered.
 *
 * <p><b>Threads.</b> The thread of a {@link io.heliograph.harness.sockets.SocketLoop} owns the
 * selector, all sockets and the buffer, and calls the listeners. Any thread may call a socket.
 *
 * <p><b>Bounds.</b> A frame fits into the buffer of 256 KiB. What comes in is not copied, but for a
 * frame of which a part is still missing. A socket writes only what fits into its send buffer: a
 * handshake, a subscription, a pong.
 */
@NullMarked
package io.heliograph.harness.sockets;

import org.jspecify.annotations.NullMarked;
