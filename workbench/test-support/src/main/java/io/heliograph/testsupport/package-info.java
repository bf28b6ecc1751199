/**
 * Code that tests of several modules share. The tests of both services and of the libraries {@code
 * log} and {@code web} use it; it is never a dependency of main code.
 *
 * <p>{@link io.heliograph.testsupport.ModularityRules} contains the rules for packages and names of
 * a service, {@link io.heliograph.testsupport.LogLines} records log lines. {@link
 * io.heliograph.testsupport.RawConnection} and {@link io.heliograph.testsupport.RawHttp2} send
 * requests that no HTTP client would send, {@link io.heliograph.testsupport.HttpMetrics} reads the
 * labels of the metrics of requests.
 */
@NullMarked
package io.heliograph.testsupport;

import org.jspecify.annotations.NullMarked;
