/** Log lines that cannot become many, whatever callers do. */
@NullMarked
package io.heliograph.log;

import org.jspecify.annotations.NullMarked;
