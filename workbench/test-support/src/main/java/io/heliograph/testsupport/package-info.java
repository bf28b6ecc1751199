/**
 * Code that tests of several modules share. {@link io.heliograph.testsupport.LogLines} records what
 * is logged. {@link io.heliograph.testsupport.RawConnection} and {@link
 * io.heliograph.testsupport.RawHttp2} send what no HTTP client would send.
 */
@NullMarked
package io.heliograph.testsupport;

import org.jspecify.annotations.NullMarked;
