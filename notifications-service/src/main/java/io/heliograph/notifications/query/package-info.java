/**
 * Reads inboxes: lists, counts, topics and origins of one person.
 *
 * <p>{@code InboxReader} merges personal rows and broadcasts into one list. The person comes from
 * the token alone, never from a parameter. The status is read from the ledger, so it costs the same
 * for ten and for a million notifications. A statement returns rows up to a number of bytes, and
 * only the ids of the others.
 */
@NullMarked
package io.heliograph.notifications.query;

import org.jspecify.annotations.NullMarked;
