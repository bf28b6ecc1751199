/**
 * Graceful shutdown: readiness turns off, admission closes, and every connection is closed with
 * 1012 over a configured time, after which clients connect to another instance. (Backstage's client
 * does not come back after 1000 or 1001.)
 *
 * <p>The drain ends when all connection permits are given back, or after a bounded time.
 */
@NullMarked
package io.heliograph.signals.drain;

import org.jspecify.annotations.NullMarked;
