/**
 * The Server-Sent Events endpoint, {@code GET /api/signals/events}: the same signals for clients
 * without WebSocket.
 *
 * <p>The request contains the channels; the stream only sends. A client that reads its data counts
 * as alive, because it cannot answer a ping. {@code Last-Event-ID} resumes from a position, as a
 * browser does by itself. The stream is closed when its token expires.
 */
@NullMarked
package io.heliograph.signals.sse;

import org.jspecify.annotations.NullMarked;
