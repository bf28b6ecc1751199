/**
 * What the HTTP side has beyond {@link io.heliograph.web}: who is calling, and health. The
 * handshake of a socket is no resource: it is refused without a body.
 */
@NullMarked
package io.heliograph.signals.web;

import org.jspecify.annotations.NullMarked;
