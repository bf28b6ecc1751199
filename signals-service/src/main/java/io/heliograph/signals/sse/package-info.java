/**
 * The Server-Sent Events endpoint, {@code GET /api/signals/events}: the same signals for clients
 * without WebSocket. The request contains the channels; the stream only sends.
 */
@NullMarked
package io.heliograph.signals.sse;

import org.jspecify.annotations.NullMarked;
