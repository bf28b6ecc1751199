/**
 * The transactional outbox: events are committed with the rows that they describe.
 *
 * <p>{@link io.heliograph.notifications.outbox.Outbox#inTransaction} opens a transaction; events
 * can only be appended to it. A transaction that appends holds the recipient's ledger row, so ids
 * grow in commit order per recipient. After the commit {@code RelayNotifier} wakes the relay:
 * directly if it leads in this process, else by NOTIFY. (Inside the transaction NOTIFY would take a
 * lock that is global to the database.)
 */
@NullMarked
package io.heliograph.notifications.outbox;

import org.jspecify.annotations.NullMarked;
