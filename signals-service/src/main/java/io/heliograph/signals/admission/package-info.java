/**
 * Admission: decides whether a client may open a connection, before any state is kept for it. The
 * rules are the same for WebSocket handshakes and Server-Sent Events streams.
 *
 * <p><b>Two steps.</b> {@code HandshakeFilter} runs before authentication, because token
 * verification is expensive: it refuses invalid handshakes, limits the rate, and refuses everything
 * before this instance is ready and once it drains. Pages of origins that are not allowed are
 * refused before, by the web library; they are counted here. {@link
 * io.heliograph.signals.admission.Admission} runs after authentication: it maps the identity to an
 * {@link io.heliograph.signals.admission.AuthenticatedClient} and returns a {@link
 * io.heliograph.signals.admission.ConnectionPermit} for it, or a {@link
 * io.heliograph.signals.admission.HandshakeRefusal}. Each step counts its own refusals.
 *
 * <p><b>Permits.</b> A permit is taken at the handshake, which is the last moment for an HTTP
 * status, and bound immediately to the HTTP connection: it is released exactly once when that
 * closes, whether or not the handshake became a socket.
 *
 * <p><b>Memory.</b> A permit also takes the estimated memory of its connection: the refs of the
 * user, what is kept of the request, and its channels, which come and go. Its release gives back
 * all of it.
 *
 * <p><b>After the handshake.</b> A connection ends when its token expires, unless {@link
 * io.heliograph.signals.admission.TokenRefresh} extends it; frames from a client are limited by
 * {@link io.heliograph.signals.limits.FrameRate}. Everything is called on event loops and never
 * blocks.
 */
@NullMarked
package io.heliograph.signals.admission;

import org.jspecify.annotations.NullMarked;
