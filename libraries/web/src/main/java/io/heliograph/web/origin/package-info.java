/**
 * Decides which pages may call a service, by the {@code Origin} header that browsers send.
 *
 * <p>{@link io.heliograph.web.origin.OriginFilter} runs before authentication for every request on
 * the public port, WebSocket handshakes included. A page of the requested host needs no permission.
 * A page of an origin in {@code heliograph.web.origins} may call and read each answer, errors
 * included (CORS). Any other page gets a 403 that names its origin, and a line in the log. Clients
 * without an {@code Origin} header are not pages and pass.
 *
 * <p>Tokens are sent in headers and never in cookies, so credentials of a browser are not allowed.
 */
@NullMarked
package io.heliograph.web.origin;

import org.jspecify.annotations.NullMarked;
