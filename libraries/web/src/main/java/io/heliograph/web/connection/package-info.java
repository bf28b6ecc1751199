/**
 * Limits for connections to the public port before their client is authenticated.
 *
 * <p>Every TCP connection counts from the moment it is accepted, whether or not it sends anything,
 * in total and per address; one more is closed immediately. A connection must send the head of a
 * request within a time after it was opened, and after it began to send a further one; bytes of a
 * body must keep arriving. Quarkus closes a connection that is idle between two requests ({@code
 * quarkus.http.idle-timeout}). A request that a proxy may have interpreted differently is refused,
 * and its connection is closed. The limit of open requests of one HTTP/2 connection also applies to
 * clients that do not acknowledge it.
 *
 * <p>WebSockets and streams are answered requests or requests in flight, so none of these limits
 * ends them. The management port is not limited here.
 *
 * <p>Vert.x has no option for this, so {@link io.heliograph.web.connection.CountingTransport} adds
 * a Netty handler at the front of each connection's pipeline before Vert.x handles the connection.
 */
@NullMarked
package io.heliograph.web.connection;

import org.jspecify.annotations.NullMarked;
