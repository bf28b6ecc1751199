package io.heliograph.web.origin;

import io.vertx.ext.web.RoutingContext;

/** The event that a request of a page was refused because of its origin. */
public record RefusedOrigin(RoutingContext context) {}
