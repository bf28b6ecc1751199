/**
 * Access to PostgreSQL: every wait for it has a bound, and every failure has one meaning.
 *
 * <p><b>Bounds.</b> {@link io.heliograph.notifications.database.DatabaseConfig} holds all of them.
 * The server ends statements, lock waits and idle transactions, as session parameters tell it. This
 * side ends whatever the server does not end: a connection on which nothing is heard, or that is in
 * use for too long, is closed, so its statements fail and its place in the pool is free. The idle
 * ones are closed with it.
 *
 * <p><b>Failures.</b> {@link io.heliograph.notifications.database.DatabaseFailure} classifies what
 * PostgreSQL and its client throw. Requests, relay and sweeps see the result as a {@link
 * io.heliograph.notifications.database.DatabaseException}.
 *
 * <p><b>Cancellation.</b> Work that was begun runs to its end or to its bound, even if the caller
 * has left: a connection is never given back in the middle of a statement. PostgreSQL is asked to
 * end a read whose {@link io.heliograph.notifications.database.CancellationSignal} is cancelled.
 */
@NullMarked
package io.heliograph.notifications.database;

import org.jspecify.annotations.NullMarked;
