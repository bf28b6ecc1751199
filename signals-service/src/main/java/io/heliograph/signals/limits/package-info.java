/**
 * Limits of rates and memory.
 *
 * <p>{@link io.heliograph.signals.limits.Throttle} is a token bucket in one number. The configured
 * rates are those of handshakes, for the instance, and of frames, for each connection. {@link
 * io.heliograph.signals.limits.DirectMemory} turns missing direct memory into a failure of the one
 * frame that needed it; the process ends only if the heap itself is exhausted.
 */
@NullMarked
package io.heliograph.signals.limits;

import org.jspecify.annotations.NullMarked;
