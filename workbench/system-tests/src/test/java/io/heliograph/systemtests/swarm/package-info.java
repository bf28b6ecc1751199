/**
 * Thousands of pages in one JVM. A {@link io.heliograph.systemtests.swarm.Page} speaks the protocol
 * and keeps its journal; a {@link io.heliograph.systemtests.swarm.SwarmClient} has a page and a
 * socket, and comes back when it loses it; a {@link io.heliograph.systemtests.swarm.PageSocket} is
 * one connection, on one of the event loops of {@link io.heliograph.systemtests.swarm.Browser},
 * which may not wait for anything.
 */
@NullMarked
package io.heliograph.systemtests.swarm;

import org.jspecify.annotations.NullMarked;
