/**
 * What all resources share: who is calling, strict bodies, and errors as one table.
 *
 * <p>Every refusal is a {@link io.heliograph.signals.web.Problem}; whatever else is thrown becomes
 * one here, and an unexpected failure shows a reference into the log and nothing else. The
 * handshake of a socket is no resource: it is refused without a body.
 */
@NullMarked
package io.heliograph.signals.web;

import org.jspecify.annotations.NullMarked;
