/** Rate-limited log lines. */
@NullMarked
package io.heliograph.log;

import org.jspecify.annotations.NullMarked;
