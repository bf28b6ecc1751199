/**
 * Checks how the packaged services start: a mistake of the operator is one line of the log, and a
 * start without a mistake writes no warning.
 */
@NullMarked
package io.heliograph.systemtests.start;

import org.jspecify.annotations.NullMarked;
