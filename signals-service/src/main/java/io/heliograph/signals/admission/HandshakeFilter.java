package io.heliograph.signals.admission;

import io.heliograph.identity.IdentityUnavailableException;
import io.heliograph.signals.limits.HandshakeRate;
import io.heliograph.signals.permits.ConnectionPermits;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.heliograph.web.origin.RefusedOrigin;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Checks requests before authentication. Refuses handshakes that cannot succeed, handshakes and
 * streams above the rate limit, and all while this instance starts or drains. Other requests pass.
 * The web library has refused pages of origins that are not allowed before.
 */
@Singleton
final class HandshakeFilter {
  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 50;
  private static final String STREAM = "/api/signals/events";

  private final HandshakeRate handshakes;
  private final ConnectionPermits permits;
  private final AdmissionMetrics metrics;

  HandshakeFilter(HandshakeRate handshakes, ConnectionPermits permits, AdmissionMetrics metrics) {
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

  /** Counts refused pages; the web library sends the response. */
  void count(@Observes RefusedOrigin refused) {
    if (isGuarded(refused.context())) {
      metrics.refused(HandshakeRefusal.ORIGIN);
    }
  }

  private void pass(RoutingContext context) {
    Optional<HandshakeRefusal> refusal =
        isGuarded(context) ? refusal(context.request()) : Optional.empty();
    refusal.ifPresentOrElse(why -> refuse(context.request(), why), context::next);
  }

  private Optional<HandshakeRefusal> refusal(HttpServerRequest request) {
    return HandshakeForm.refusal(request).or(this::refusalOfClient);
  }

  private Optional<HandshakeRefusal> refusalOfClient() {
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
    return HandshakeRefusal.isHandshake(context.request())
        || (context.request().method().equals(HttpMethod.GET)
            && (context.normalizedPath().equals(STREAM)
                || context.normalizedPath().equals(STREAM + '/')));
  }
}
