/**
 * A WebSocket client that costs little: thousands of sockets on one thread and one buffer, so that
 * most of the processor is left to the server that is measured.
 *
 * <p><b>Promise.</b> Every signal that arrives is told to the {@link
 * io.heliograph.benchmarks.sockets.Reception}, with the time from its {@link
 * io.heliograph.benchmarks.sockets.Stamp} to the read that brought it. Pings are answered. A socket
 * that ends though nobody wanted it to is a failure, unless it is paused: then nothing is told.
 *
 * <p><b>Threads.</b> One thread owns the selector, all sockets and the buffer, and calls the
 * reception. Whoever opens or drops sockets hands that over to it and gets a future.
 *
 * <p><b>Bounds.</b> A frame fits into the buffer of 256 KiB. What comes in is not copied, but for a
 * frame of which a part is still missing. It writes only what fits into the send buffer of its
 * socket: a handshake, a subscription, a pong.
 */
@NullMarked
package io.heliograph.benchmarks.sockets;

import org.jspecify.annotations.NullMarked;
