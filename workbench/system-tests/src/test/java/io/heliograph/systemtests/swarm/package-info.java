/**
 * Thousands of pages in one JVM. A {@link io.heliograph.systemtests.swarm.Page} speaks the protocol
 * and keeps its journal; a {@link io.heliograph.systemtests.swarm.SwarmClient} has a page and a
 * socket, and comes back when it loses it; the sockets of a {@link
 * io.heliograph.systemtests.swarm.Browser} share one thread, which may not wait for anything.
 */
@NullMarked
package io.heliograph.systemtests.swarm;

import org.jspecify.annotations.NullMarked;
