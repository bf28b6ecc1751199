/**
 * Access to PostgreSQL: reads, transactions and dedicated connections, with one classification of
 * failures. {@link io.heliograph.notifications.postgres} limits every wait.
 *
 * <p><b>Migration.</b> {@link io.heliograph.notifications.database.Migration} updates the tables
 * when the service starts, after the settings are checked and before a request reads them.
 *
 * <p><b>Failures.</b> {@link io.heliograph.notifications.database.DatabaseFailure} classifies the
 * exceptions of PostgreSQL and its client; {@code SqlState} is the table of PostgreSQL's codes.
 * Requests, relay and sweeps receive the result as a {@link
 * io.heliograph.notifications.database.DatabaseException}.
 *
 * <p><b>Cancellation.</b> Work that has begun runs to its end or to its limit, even if the caller
 * has left: a connection is never returned to the pool in the middle of a statement. PostgreSQL is
 * requested to end a read whose {@link io.heliograph.notifications.database.CancellationSignal} is
 * cancelled.
 */
@NullMarked
package io.heliograph.notifications.database;

import org.jspecify.annotations.NullMarked;
