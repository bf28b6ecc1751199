package io.heliograph.web.origin;

import io.heliograph.log.RareWarning;
import io.heliograph.web.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Allows, answers or refuses the requests of pages by their origin (CORS). */
@Singleton
final class OriginFilter {
  private static final Logger LOG = Logger.getLogger(OriginFilter.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int MAX_LOGGED = 200;
  private static final String READABLE =
      "Heliograph-Dropped-Recipients,Idempotency-Replayed,Retry-After";

  private final AllowedOrigins origins;
  private final Event<RefusedOrigin> refusals;
  private final RareWarning warnings = new RareWarning(LOG, INTERVAL);

  OriginFilter(AllowedOrigins origins, Event<RefusedOrigin> refusals) {
    this.origins = origins;
    this.refusals = refusals;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, SecurityHandlerPriorities.CORS);
  }

  private void pass(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      context.next();
    } else if (origins.include(origin)) {
      allow(context, origin);
    } else if (AllowedOrigins.isSame(origin, host(request))) {
      context.next();
    } else {
      refuse(context, origin);
    }
  }

  private static void allow(RoutingContext context, String origin) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    if (request.method().equals(HttpMethod.OPTIONS) && method != null) {
      answerPreflight(request, method);
    } else {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
      context.next();
    }
  }

  /** Allows every method and header: the service checks the request itself. */
  private static void answerPreflight(HttpServerRequest request, String method) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, method);
    String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (headers != null) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    }
    var _ = response.end();
  }

  private void refuse(RoutingContext context, String origin) {
    HttpServerRequest request = context.request();
    String shown = origin.length() > MAX_LOGGED ? origin.substring(0, MAX_LOGGED) : origin;
    warnings.log(
        Problem.NOT_ALLOWED,
        "origin refused origin=%s host=%s allow-with=heliograph.web.origins"
            .formatted(shown, host(request)));
    refusals.fire(new RefusedOrigin(context));
    Problem.NOT_ALLOWED
        .because("Pages of the origin " + shown + " may not call: add it to heliograph.web.origins")
        .answerLast(request);
  }

  private static String host(HttpServerRequest request) {
    return request.authority() == null ? "" : request.authority().toString();
  }
}
