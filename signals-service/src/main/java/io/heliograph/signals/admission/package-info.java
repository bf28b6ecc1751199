/**
 * Who may come in, before anything is kept for them: the same rules for a WebSocket's handshake and
 * for a stream of Server-Sent Events.
 *
 * <p><b>Two steps.</b> {@code HandshakeFilter} stands before authentication, because verifying a
 * token is the dear part: it refuses what no socket can come of and foreign origins, slows down a
 * rush, and lets nobody pass before this instance is ready and once it leaves. {@link
 * io.heliograph.signals.admission.Admission} comes after: it turns the identity into a {@link
 * io.heliograph.signals.admission.AuthenticatedClient} and gives it a {@link
 * io.heliograph.signals.admission.ConnectionPermit}, or answers a {@link
 * io.heliograph.signals.admission.HandshakeRefusal}. Whoever refuses counts.
 *
 * <p><b>ConnectionPermits.</b> One is taken at the handshake, which is the last moment for an HTTP
 * status, and bound there and then to the connection below: it is given back when that is gone,
 * whether a socket came of it or not, and only once.
 *
 * <p><b>Afterwards.</b> A visitor's time ends with the token unless {@link
 * io.heliograph.signals.admission.TokenRefresh} prolongs it; what a client says is held to {@link
 * io.heliograph.signals.limits.FrameRate}. All of it is called on event loops and never blocks.
 */
@NullMarked
package io.heliograph.signals.admission;

import org.jspecify.annotations.NullMarked;
