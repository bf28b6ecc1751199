/**
 * The callers of the benchmarks on the sockets of {@link io.heliograph.harness.sockets}.
 *
 * <p><b>Promise.</b> The {@link io.heliograph.benchmarks.sockets.Reception} gets every signal that
 * arrives, with the time from its {@link io.heliograph.benchmarks.sockets.Stamp} to the read that
 * received it. A socket that the server closes is a failure, unless it is paused: then its end is
 * not noticed.
 *
 * <p><b>Threads.</b> The one thread of the sockets calls the reception. Other threads open and drop
 * sockets through tasks for this thread and get a future.
 */
@NullMarked
package io.heliograph.benchmarks.sockets;

import org.jspecify.annotations.NullMarked;
