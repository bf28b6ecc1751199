/**
 * Every person's inbox: what was delivered, what they read and saved, and the counts.
 *
 * <p><b>The ledger.</b> Each person has one row with a sequence number and the counts. Every write
 * locks it first, several persons in the order of their refs, so that writers never wait for each
 * other in a circle; it counts, and only then takes outbox ids. Status is read from it, so it costs
 * the same for ten and for a million personal notifications. Broadcasts have one such row of their
 * own; what a person did with a broadcast is a row of its own, valid for one revision of it.
 *
 * <p><b>Writing.</b> {@link io.heliograph.notifications.inbox.Inbox} delivers, {@code InboxUpdater}
 * marks read and saved; both only inside a {@link io.heliograph.notifications.outbox.Transaction},
 * with multi-row statements that are sent without waiting for each other where nothing depends on
 * an answer.
 *
 * <p><b>Reading.</b> {@code InboxReader} merges personal rows and broadcasts into one list. Whose
 * inbox it is comes from the token alone, never from a parameter. A statement returns rows up to a
 * number of bytes, and of the others the ids; {@code RestOfList} reads those in groups while the
 * answer is written, and holds no connection while the client takes its time.
 */
@NullMarked
package io.heliograph.notifications.inbox;

import org.jspecify.annotations.NullMarked;
