/**
 * Tests the sockets of the benchmarks: handshakes, the parsing of frames, the calls of a {@link
 * io.heliograph.benchmarks.sockets.Reception} and the failures of sockets that the server closes.
 *
 * <p>A Vert.x server in the test sends the frames. The tests never start a service.
 */
@NullMarked
package io.heliograph.benchmarks.sockets;

import org.jspecify.annotations.NullMarked;
