/**
 * The directory in Backstage's catalog format: a file that is read at startup, or Backstage's
 * catalog over HTTP.
 *
 * <p>Lookups in the catalog do not block a thread. Concurrent lookups of an entity share one
 * request, and responses are cached for seconds. While the catalog returns no usable response, a
 * send that needs it fails as unavailable; a send to users only is not affected.
 */
@NullMarked
package io.heliograph.notifications.catalog;

import org.jspecify.annotations.NullMarked;
