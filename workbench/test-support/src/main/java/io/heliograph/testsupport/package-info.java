/**
 * Code that tests of several modules share. {@link io.heliograph.testsupport.ModularityRules} are
 * the rules for packages and names of a service, {@link io.heliograph.testsupport.LogLines} records
 * what is logged. {@link io.heliograph.testsupport.RawConnection} and {@link
 * io.heliograph.testsupport.RawHttp2} send what no HTTP client would send.
 */
@NullMarked
package io.heliograph.testsupport;

import org.jspecify.annotations.NullMarked;
