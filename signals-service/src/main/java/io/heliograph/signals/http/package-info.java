/**
 * HTTP parts in addition to {@link io.heliograph.web}: the health endpoint of Backstage, and the
 * API document below the path of a proxy. A refused WebSocket handshake is answered without a body.
 */
@NullMarked
package io.heliograph.signals.http;

import org.jspecify.annotations.NullMarked;
