/**
 * Streams large responses.
 *
 * <p>A response is written in parts, each read when the client has taken the one before it. The
 * parts of all responses together are within a memory limit. A client that reads nothing for a time
 * is disconnected, and its memory is free again.
 */
@NullMarked
package io.heliograph.notifications.streaming;

import org.jspecify.annotations.NullMarked;
