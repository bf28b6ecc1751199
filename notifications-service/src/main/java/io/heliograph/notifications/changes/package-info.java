/**
 * Changes of a user's inbox after a cursor.
 *
 * <p>Every change takes the next sequence numbers of its user while it holds the user's ledger row,
 * and broadcasts take those of their own ledger. So numbers grow in the order of commits, and a
 * statement that sees a number in the ledger sees all changes up to it. {@code InboxCursor} is a
 * pair of these numbers; {@code ChangeStore} reads what has higher ones, in its current state.
 *
 * <p>A cursor that this database cannot have issued to the user is never an error: the answer tells
 * the client to start over ({@code reset}).
 */
@NullMarked
package io.heliograph.notifications.changes;

import org.jspecify.annotations.NullMarked;
