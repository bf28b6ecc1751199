/**
 * Runs Backstage's own published clients against both services, as the last check of compatibility.
 * The clients run unmodified in a Node process that {@link
 * io.heliograph.systemtests.harness.NodeProject} installs.
 *
 * <p>No other package uses this one. It never fails the build because Node or the npm registry is
 * missing; it skips its tests then.
 */
@NullMarked
package io.heliograph.systemtests.backstage;

import org.jspecify.annotations.NullMarked;
