/** Rate limits: a token bucket in one number, and the configured rates of handshakes and frames. */
@NullMarked
package io.heliograph.signals.limits;

import org.jspecify.annotations.NullMarked;
