/**
 * The transactional outbox: every committed event reaches Kafka at least once, in commit order per
 * recipient.
 *
 * <p><b>Writing.</b> {@link io.heliograph.notifications.outbox.Outbox#inTransaction} opens a
 * transaction; events can only be appended to it, so they are committed with the rows they tell of
 * or not at all. Whoever appends holds the recipient's ledger row, so ids grow in commit order per
 * recipient. After the commit, and outside of it, the relay is rung: directly if it leads in this
 * process, else by NOTIFY (inside the transaction NOTIFY would take a lock that is global to the
 * database), with at most one NOTIFY in flight.
 *
 * <p><b>Relaying.</b> One relay publishes at a time. It leads while its own connection holds an
 * advisory lock; the others try for it once a second (waiting inside {@code pg_advisory_lock} would
 * hold back vacuum). Winning takes the next term, which goes out with every record: a leader that
 * was only paused may still publish, but consumers drop lower terms and ids of earlier ones, and
 * its deletes check the term. A batch is read, published, acknowledged by all in-sync replicas and
 * only then deleted; {@code RelayCursor} says where the next look begins. Whatever fails, the relay
 * steps down and stands again a second later, so a term says no id twice.
 *
 * <p><b>PostgreSQL away.</b> Each statement of a leader has a time-out, and without anything to do
 * it sends one regularly. PostgreSQL ends the session, and with it the lock, of a leader that is
 * silent for longer, so another leads while the first still waits for TCP.
 *
 * <p><b>Kafka away.</b> The producer never gives a record up, since those behind would overtake it:
 * the batch in flight waits, rows gather in the table, and all goes out in order when Kafka is
 * back.
 *
 * <p><b>Threads.</b> All on the event loop of whoever calls; the relay's steps never overlap.
 *
 * <p><b>Shutdown.</b> The relay gives its lock back and stops. Rows that were in flight stay and
 * are sent again by the next leader under the same event id.
 */
@NullMarked
package io.heliograph.notifications.outbox;

import org.jspecify.annotations.NullMarked;
