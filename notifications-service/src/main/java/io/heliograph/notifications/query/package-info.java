/**
 * Reads inboxes: lists, counts, topics and origins of one user.
 *
 * <p>{@code InboxReader} merges personal notifications and broadcasts into one list. The user is
 * taken only from the token, never from a parameter. The status is read from the ledger, so it
 * costs the same for ten and for a million notifications. A statement returns rows up to a number
 * of bytes, and only the ids of the others.
 */
@NullMarked
package io.heliograph.notifications.query;

import org.jspecify.annotations.NullMarked;
