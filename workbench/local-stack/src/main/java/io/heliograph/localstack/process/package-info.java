/**
 * Runs a packaged service as a separate JVM. The launcher, {@code harness}, system tests and
 * benchmarks use this package.
 *
 * <p>{@link io.heliograph.localstack.process.ServiceProcess} starts it, waits until it is ready,
 * and stops it. The other types serve every process of the local stack: folders, locks on folders,
 * log files, and {@link io.heliograph.localstack.process.StartFailed}, whose message is shown to
 * the user at the terminal. The package never builds a service; its jar must exist.
 */
@NullMarked
package io.heliograph.localstack.process;

import org.jspecify.annotations.NullMarked;
