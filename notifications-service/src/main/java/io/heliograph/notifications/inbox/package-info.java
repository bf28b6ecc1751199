/**
 * The HTTP side of inboxes: lists, status, topics, and marking notifications as read or saved.
 *
 * <p>A user reads and changes only the user's own inbox. {@code ListContinuation} reads the rest of
 * a large list in groups while the response is written, and holds no connection to the database
 * while the client reads.
 */
@NullMarked
package io.heliograph.notifications.inbox;

import org.jspecify.annotations.NullMarked;
