/**
 * Admission: decides whether a client may open a connection, before any state is kept for it. The
 * rules are the same for WebSocket handshakes and Server-Sent Events streams.
 *
 * <p>{@code HandshakeFilter} runs before authentication, because token verification is expensive.
 * It refuses invalid handshakes, limits the rate, and refuses everything while this instance starts
 * or drains. {@link io.heliograph.signals.admission.Admission} runs after authentication: it maps
 * the identity to a client and returns a permit or a refusal. Each step counts its own refusals.
 *
 * <p>A permit is taken at the handshake, the last moment for an HTTP status, and is bound to the
 * HTTP connection: it is released when that closes, whether or not it became a socket. The
 * connection ends when its token expires, unless {@link
 * io.heliograph.signals.admission.TokenRefresh} extends it. Nothing here blocks.
 */
@NullMarked
package io.heliograph.signals.admission;

import org.jspecify.annotations.NullMarked;
