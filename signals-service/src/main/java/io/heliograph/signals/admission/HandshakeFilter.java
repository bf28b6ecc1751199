package io.heliograph.signals.admission;

import io.heliograph.identity.IdentityUnavailableException;
import io.heliograph.signals.limits.HandshakeRate;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Checks requests before authentication. Refuses handshakes that cannot succeed, handshakes and
 * streams from origins that are not allowed, those above the rate limit, and all while this
 * instance starts or drains. Other requests pass.
 */
@Singleton
final class HandshakeFilter {
  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 50;
  private static final String STREAM = "/api/signals/events";

  private final AllowedOrigins origins;
  private final HandshakeRate handshakes;
  private final ConnectionPermits permits;
  private final AdmissionMetrics metrics;

  HandshakeFilter(
      AllowedOrigins origins,
      HandshakeRate handshakes,
      ConnectionPermits permits,
      AdmissionMetrics metrics) {
    this.origins = origins;
    this.handshakes = handshakes;
    this.permits = permits;
    this.metrics = metrics;
  }

  void open(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_AUTHENTICATION);
  }

  /** Counts refused tokens; the identity library sends the response. */
  void count(@Observes AuthenticationFailureEvent failed) {
    if (failed.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext at
        && isGuarded(at)) {
      boolean unknown =
          failed.getAuthenticationFailure().getCause() instanceof IdentityUnavailableException;
      metrics.refused(unknown ? HandshakeRefusal.ISSUER : HandshakeRefusal.TOKEN);
    }
  }

  private void pass(RoutingContext context) {
    Optional<HandshakeRefusal> refusal =
        isGuarded(context) ? refusal(context.request()) : Optional.empty();
    refusal.ifPresentOrElse(why -> refuse(context.request(), why), context::next);
  }

  private Optional<HandshakeRefusal> refusal(HttpServerRequest request) {
    return HandshakeForm.refusal(request).or(() -> refusalOfClient(request));
  }

  private Optional<HandshakeRefusal> refusalOfClient(HttpServerRequest request) {
    String host = request.authority() == null ? "" : request.authority().toString();
    if (!origins.allow(request.getHeader(HttpHeaders.ORIGIN), host)) {
      return Optional.of(HandshakeRefusal.ORIGIN);
    }
    Optional<HandshakeRefusal> closed = permits.refusal();
    if (closed.isPresent()) {
      return closed;
    }
    return handshakes.allow(System.nanoTime())
        ? Optional.empty()
        : Optional.of(HandshakeRefusal.RATE);
  }

  private void refuse(HttpServerRequest request, HandshakeRefusal why) {
    metrics.refused(why);
    why.answer(request);
  }

  private static boolean isGuarded(RoutingContext context) {
    return HandshakeForm.isHandshake(context.request())
        || (context.request().method().equals(HttpMethod.GET)
            && (context.normalizedPath().equals(STREAM)
                || context.normalizedPath().equals(STREAM + '/')));
  }
}
