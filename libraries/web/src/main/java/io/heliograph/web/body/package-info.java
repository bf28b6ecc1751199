/**
 * Reads the bodies of requests: strict JSON within a limit, and a limit for all large bodies that
 * are read or processed at the same time.
 *
 * <p>A refused body is a {@code Problem}, and no resource sees it. A body of an HTTP/2 request must
 * keep arriving: {@link io.heliograph.web.body.BodyArrivals} resets the stream of a late one. For
 * HTTP/1, the package {@code connection} closes the connection.
 */
@NullMarked
package io.heliograph.web.body;

import org.jspecify.annotations.NullMarked;
