/**
 * Runs a packaged service as a JVM of its own.
 *
 * <p>{@link io.heliograph.localstack.process.ServiceProcess} starts it, waits until it is ready,
 * and ends it. Beside it stand what every process of the local stack needs: folders, locks on
 * folders, log files, and {@link io.heliograph.localstack.process.StartFailed}, whose message is
 * meant for the person at the terminal.
 */
@NullMarked
package io.heliograph.localstack.process;

import org.jspecify.annotations.NullMarked;
