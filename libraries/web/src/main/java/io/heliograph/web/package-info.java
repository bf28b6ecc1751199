/**
 * HTTP parts of both services: metric labels of bounded number, the path prefix of a proxy, and
 * closing connections when a service stops.
 *
 * <p>Packages below contain strict bodies within a limit, one table of errors, which callers an
 * endpoint admits, limits of connections, which pages may call, and why a service does not start.
 * Services use these parts by their configuration; nothing here knows a resource of a service.
 */
@NullMarked
package io.heliograph.web;

import org.jspecify.annotations.NullMarked;
