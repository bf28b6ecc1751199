/**
 * Connections to PostgreSQL that close by themselves.
 *
 * <p>{@link io.heliograph.notifications.postgres.DatabaseConfig} contains all limits. The server
 * ends statements, lock waits and idle transactions according to session parameters. This service
 * ends what the server does not end: it closes a connection that is silent or in use for too long,
 * so its statements fail and the pool can open another one. Idle connections are closed with a
 * silent one.
 *
 * <p>After a failover all connections are replaced. Behind a connection pooler no session
 * parameters are sent; {@link io.heliograph.notifications.postgres.SessionServers} leads to
 * PostgreSQL itself.
 *
 * <p>The driver of the Vert.x client is extended below its handlers, because closing a connection
 * through the client waits for the server.
 */
@NullMarked
package io.heliograph.notifications.postgres;

import org.jspecify.annotations.NullMarked;
