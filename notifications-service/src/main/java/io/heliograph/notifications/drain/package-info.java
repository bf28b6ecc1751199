/**
 * Stops without failing a request.
 *
 * <p>On SIGTERM the readiness check fails and the relay hands over. The service continues to serve
 * for the propagation period, and each response closes its connection. Then new connections are
 * refused, and requests in flight are answered. Every step has a time limit.
 */
@NullMarked
package io.heliograph.notifications.drain;

import org.jspecify.annotations.NullMarked;
