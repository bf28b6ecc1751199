/**
 * A WebSocket client with low cost: thousands of sockets on one thread and one buffer, so that most
 * of the processor time is left to the server. System tests and benchmarks use it.
 *
 * <p><b>Promise.</b> A {@link io.heliograph.harness.sockets.SocketListener} gets every text frame
 * of its {@link io.heliograph.harness.sockets.Socket}, and one call for a close that the client did
 * not start. Pings are answered.
 *
 * <p><b>Threads.</b> The thread of a {@link io.heliograph.harness.sockets.SocketLoop} owns the
 * selector, all sockets and the buffer, and calls the listeners. Any thread may call a socket.
 *
 * <p><b>Bounds.</b> A frame must fit into the buffer of 256 KiB. Received data is not copied,
 * except for a frame that is incomplete. A socket writes only data that fits into its send buffer:
 * a handshake, a subscription, a pong.
 */
@NullMarked
package io.heliograph.harness.sockets;

import org.jspecify.annotations.NullMarked;
