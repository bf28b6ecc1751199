/**
 * The directory of users, groups and owned entities: a file that is read at start, or Backstage's
 * catalog.
 *
 * <p>The catalog is asked without blocking a thread, at most once at a time for the same entity,
 * and its answers are cached for seconds. While it gives no usable answer, a send that needs it is
 * unavailable; a send to users alone is not affected.
 */
@NullMarked
package io.heliograph.notifications.catalog;

import org.jspecify.annotations.NullMarked;
