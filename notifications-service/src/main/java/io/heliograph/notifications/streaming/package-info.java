/**
 * Streams large responses within a memory limit for all of them and a time limit for slow clients.
 */
@NullMarked
package io.heliograph.notifications.streaming;

import org.jspecify.annotations.NullMarked;
