/**
 * Leaving: when the service is told to stop, every socket is closed with 1012, after which clients
 * come back to another instance. (Backstage's client stays away for good after 1000 or 1001.)
 */
@NullMarked
package io.heliograph.signals.drain;

import org.jspecify.annotations.NullMarked;
