/** Runs {@code ./dev} as a user does. */
@NullMarked
package io.heliograph.systemtests.launcher;

import org.jspecify.annotations.NullMarked;
