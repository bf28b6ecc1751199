/**
 * What a connection to the public port may cost before anybody knows who is there.
 *
 * <p>Every TCP connection counts from the moment it is accepted, whatever it says or does not say,
 * in all and by address; one more is closed at once. A connection has to send the head of a request
 * within a time after it was opened, and after it began with a further one; a body has to keep
 * coming. A connection that is quiet between two requests is Quarkus' to end ({@code
 * quarkus.http.idle-timeout}). A request that a proxy may have read differently is refused, and its
 * connection ends.
 *
 * <p>Sockets and streams are answered requests or requests in flight: none of these bounds ends
 * them. The management port is not bounded here.
 *
 * <p>Vert.x has no option for this, so {@link io.heliograph.web.connection.CountingTransport} puts
 * a handler in front of each connection's pipeline, with Netty's own means, before Vert.x sees the
 * connection.
 */
@NullMarked
package io.heliograph.web.connection;

import org.jspecify.annotations.NullMarked;
