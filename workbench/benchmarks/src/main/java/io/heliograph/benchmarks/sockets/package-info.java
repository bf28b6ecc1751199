/**
 * The callers of the benchmarks on the sockets of {@link io.heliograph.harness.sockets}.
 *
 * <p><b>Promise.</b> Every signal that arrives is told to the {@link
 * io.heliograph.benchmarks.sockets.Reception}, with the time from its {@link
 * io.heliograph.benchmarks.sockets.Stamp} to the read that brought it. A socket that ends though
 * nobody wanted it to is a failure, unless it is paused: then nothing is told.
 *
 * <p><b>Threads.</b> The one thread of the sockets calls the reception. Whoever opens or drops
 * sockets hands that over to it and gets a future.
 */
@NullMarked
package io.heliograph.benchmarks.sockets;

import org.jspecify.annotations.NullMarked;
