/**
 * HTTP parts of both services: strict bodies within a limit, one table of errors, metric labels of
 * bounded number, which callers an endpoint admits, and closing connections when a service stops.
 * Packages below add limits of connections, which pages may call, and why a service does not start.
 *
 * <p>Every refusal is a {@link io.heliograph.web.Problem}; every other exception is mapped to one
 * here. The response to an unexpected failure contains only a reference into the log. Each service
 * itself maps failures that only it has, such as those of a database or a handshake.
 */
@NullMarked
package io.heliograph.web;

import org.jspecify.annotations.NullMarked;
