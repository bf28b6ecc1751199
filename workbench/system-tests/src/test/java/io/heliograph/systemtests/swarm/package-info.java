/**
 * Simulates thousands of pages in one JVM. The tests of {@code faults} use it. A {@link
 * io.heliograph.systemtests.swarm.Page} implements the protocol and writes its journal. A {@link
 * io.heliograph.systemtests.swarm.SwarmClient} has a page and a socket, and reconnects after a
 * loss. A {@link io.heliograph.systemtests.swarm.Swarm} publishes signals to all pages and returns
 * the findings of {@code audit}.
 *
 * <p>The sockets of a {@link io.heliograph.systemtests.swarm.Browser} share one thread, on which no
 * code may ever block.
 */
@NullMarked
package io.heliograph.systemtests.swarm;

import org.jspecify.annotations.NullMarked;
