/**
 * Reads the bodies of requests: strict JSON within a limit, and a limit for all large bodies that
 * are read or processed at the same time. A refused body is a {@code Problem}.
 */
@NullMarked
package io.heliograph.web.body;

import org.jspecify.annotations.NullMarked;
