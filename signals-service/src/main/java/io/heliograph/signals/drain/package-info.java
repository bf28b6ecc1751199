/**
 * Leaving: when the service is told to stop, every socket is closed with 1012, after which clients
 * come back to another instance. (Backstage's client stays away for good after 1000 or 1001.)
 *
 * <p>The goodbye is over when every seat is given back. Whoever was still coming in is closed as
 * soon as there is something to close. It takes bounded time, whatever others do.
 */
@NullMarked
package io.heliograph.signals.drain;

import org.jspecify.annotations.NullMarked;
