/**
 * Access to PostgreSQL: every wait has a limit, and every failure has one classification.
 *
 * <p><b>Limits.</b> {@link io.heliograph.notifications.database.DatabaseConfig} contains all of
 * them. The server ends statements, lock waits and idle transactions according to session
 * parameters. This service ends everything that the server does not end: it closes a connection
 * that is silent or in use for too long, so its statements fail and the pool can open another one.
 * Idle connections are closed with a silent one.
 *
 * <p><b>Failures.</b> {@link io.heliograph.notifications.database.DatabaseFailure} classifies the
 * exceptions of PostgreSQL and its client. Requests, relay and sweeps receive the result as a
 * {@link io.heliograph.notifications.database.DatabaseException}.
 *
 * <p><b>Cancellation.</b> Work that has begun runs to its end or to its limit, even if the caller
 * has left: a connection is never returned to the pool in the middle of a statement. PostgreSQL is
 * requested to end a read whose {@link io.heliograph.notifications.database.CancellationSignal} is
 * cancelled.
 */
@NullMarked
package io.heliograph.notifications.database;

import org.jspecify.annotations.NullMarked;
