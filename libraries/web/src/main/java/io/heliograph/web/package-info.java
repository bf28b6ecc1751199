/**
 * The HTTP edge of both services: strict bodies within a limit, errors as one table, labels of
 * metrics that strangers cannot multiply, and the end of connections when a service stops.
 *
 * <p>Every refusal is a {@link io.heliograph.web.Problem}; whatever else is thrown becomes one
 * here, and an unexpected failure shows a reference into the log and nothing else. What only one
 * service meets, such as a database or a handshake, that service maps itself.
 */
@NullMarked
package io.heliograph.web;

import org.jspecify.annotations.NullMarked;
