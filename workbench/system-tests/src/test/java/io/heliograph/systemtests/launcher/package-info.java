/**
 * Runs {@code ./dev run} as a user does and checks its output, the file {@code
 * target/heliograph.env}, its processes and its data after a restart.
 *
 * <p>A {@link io.heliograph.systemtests.launcher.Checkout} is a separate root, so that the tests
 * never touch the data or the runs of the repository itself. A {@link
 * io.heliograph.systemtests.launcher.DevRun} is one process of the launcher. The tests never build
 * the services.
 */
@NullMarked
package io.heliograph.systemtests.launcher;

import org.jspecify.annotations.NullMarked;
