/**
 * Permits: the right of a client to one open connection and to its memory.
 *
 * <p>A client gets a {@link io.heliograph.signals.permits.ConnectionPermit} or a {@link
 * io.heliograph.signals.permits.HandshakeRefusal}, which knows its response. Connections and memory
 * are limited in total and per user; guests share one limit. The counts are exact, under one lock.
 *
 * <p>A permit also takes the estimated memory of its connection: the refs of the user, what is kept
 * of the request, and its channels, which come and go. Its release gives back all of it; a second
 * release has no effect. No permits are issued before this instance is ready, or once it drains.
 */
@NullMarked
package io.heliograph.signals.permits;

import org.jspecify.annotations.NullMarked;
