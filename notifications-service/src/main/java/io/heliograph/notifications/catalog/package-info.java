/**
 * The directory of users, groups and owned entities: a file that is read at startup, or Backstage's
 * catalog.
 *
 * <p>Lookups in the catalog do not block a thread. Concurrent lookups of an entity share one
 * request, and responses are cached for seconds. While the catalog returns no usable response, a
 * send that needs it fails as unavailable; a send to users only is not affected.
 */
@NullMarked
package io.heliograph.notifications.catalog;

import org.jspecify.annotations.NullMarked;
