/**
 * Streams large answers within a limit of memory for all of them, and a time limit for slow
 * clients.
 */
@NullMarked
package io.heliograph.notifications.streaming;

import org.jspecify.annotations.NullMarked;
