/**
 * Rate-limited log lines.
 *
 * <p>{@link io.heliograph.log.RareWarning} logs at most one line of each kind in an interval, and
 * counts the lines that it omits. Failures that clients or an outage can cause many times a second
 * use it, so that the log stays readable. {@link io.heliograph.log.DurationText} writes durations
 * as settings are written, for example {@code 10s}.
 */
@NullMarked
package io.heliograph.log;

import org.jspecify.annotations.NullMarked;
