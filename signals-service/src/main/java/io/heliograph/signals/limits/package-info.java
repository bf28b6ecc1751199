/**
 * Limits of rates and memory: a token bucket in one number, the configured rates of handshakes and
 * frames, and direct memory that may be missing.
 */
@NullMarked
package io.heliograph.signals.limits;

import org.jspecify.annotations.NullMarked;
