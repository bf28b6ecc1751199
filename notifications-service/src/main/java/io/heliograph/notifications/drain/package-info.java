/**
 * Stopping without failing a request. On SIGTERM readiness goes off and the relay hands over; the
 * service goes on serving for the propagation period, and each answer ends its connection. Then new
 * connections are refused, and requests in flight are answered. All of it takes bounded time.
 */
@NullMarked
package io.heliograph.notifications.drain;

import org.jspecify.annotations.NullMarked;
