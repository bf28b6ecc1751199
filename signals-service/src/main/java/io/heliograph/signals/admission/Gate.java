package io.heliograph.signals.admission;

import io.heliograph.identity.IdentityUnavailableException;
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
 * Stands before authentication: refuses handshakes that can come to nothing, handshakes and streams
 * of foreign origins, those that come too fast, and all while this instance starts or leaves. Other
 * requests pass.
 */
@Singleton
final class Gate {
  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 50;
  private static final String STREAM = "/api/signals/events";

  private final Origins origins;
  private final Handshakes handshakes;
  private final Seats seats;
  private final AdmissionMetrics metrics;

  Gate(Origins origins, Handshakes handshakes, Seats seats, AdmissionMetrics metrics) {
    this.origins = origins;
    this.handshakes = handshakes;
    this.seats = seats;
    this.metrics = metrics;
  }

  void open(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_AUTHENTICATION);
  }

  /** A wrong token is answered by the identity library. */
  void count(@Observes AuthenticationFailureEvent failed) {
    if (failed.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext at
        && isGuarded(at)) {
      boolean unknown =
          failed.getAuthenticationFailure().getCause() instanceof IdentityUnavailableException;
      metrics.refused(unknown ? Refusal.ISSUER : Refusal.TOKEN);
    }
  }

  private void pass(RoutingContext context) {
    Optional<Refusal> refusal = isGuarded(context) ? refusal(context.request()) : Optional.empty();
    refusal.ifPresentOrElse(why -> refuse(context.request(), why), context::next);
  }

  private Optional<Refusal> refusal(HttpServerRequest request) {
    return HandshakeForm.refusal(request).or(() -> refusalOfVisitor(request));
  }

  private Optional<Refusal> refusalOfVisitor(HttpServerRequest request) {
    String host = request.authority() == null ? "" : request.authority().toString();
    if (!origins.allow(request.getHeader(HttpHeaders.ORIGIN), host)) {
      return Optional.of(Refusal.ORIGIN);
    }
    Optional<Refusal> closed = seats.refusal();
    if (closed.isPresent()) {
      return closed;
    }
    return handshakes.allow(System.nanoTime()) ? Optional.empty() : Optional.of(Refusal.RATE);
  }

  private void refuse(HttpServerRequest request, Refusal why) {
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
