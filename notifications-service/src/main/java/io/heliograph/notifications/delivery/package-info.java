/**
 * Writes notifications to inboxes, and owns the tables of persons, notifications and broadcasts.
 *
 * <p><b>The ledger.</b> Each person has one row with a sequence number and the counts. Every write
 * locks it first, for several persons in the order of their refs, which prevents deadlocks. Then it
 * counts, and only then draws outbox ids. Broadcasts have one ledger row of their own. The state of
 * a person for a broadcast is a row, valid for one revision of the broadcast.
 *
 * <p>{@link io.heliograph.notifications.delivery.Inbox} writes only inside a {@link
 * io.heliograph.notifications.outbox.Transaction}, with multi-row statements that are pipelined
 * where they do not depend on each other.
 */
@NullMarked
package io.heliograph.notifications.delivery;

import org.jspecify.annotations.NullMarked;
