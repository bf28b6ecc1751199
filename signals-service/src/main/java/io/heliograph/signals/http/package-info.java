/**
 * HTTP parts in addition to {@link io.heliograph.web}.
 *
 * <p>They are the health endpoint of Backstage, the root of the service, and the API document below
 * the path of a proxy. A refused WebSocket handshake is answered without a body, because a client
 * cannot read one.
 */
@NullMarked
package io.heliograph.signals.http;

import org.jspecify.annotations.NullMarked;
