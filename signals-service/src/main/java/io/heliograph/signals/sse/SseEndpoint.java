package io.heliograph.signals.sse;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.connection.CloseHook;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.connection.OutboundFactory;
import io.heliograph.signals.hub.Resumption;
import io.heliograph.signals.permits.ConnectionPermit;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.heliograph.signals.permits.RequestMemory;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.netty.channel.Channel;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * {@code GET /api/signals/events}: the same signals as Server-Sent Events, for clients without
 * WebSocket.
 */
@Singleton
final class SseEndpoint {
  private static final String PATH = "/api/signals/events";

  private final Admission admission;
  private final IdentityProviderManager identities;
  private final ConnectionContext context;
  private final OutboundFactory outboundFactory;
  private final OpenConnections connections;

  SseEndpoint(
      Admission admission,
      IdentityProviderManager identities,
      ConnectionContext context,
      OutboundFactory outboundFactory,
      OpenConnections connections) {
    this.admission = admission;
    this.identities = identities;
    this.context = context;
    this.outboundFactory = outboundFactory;
    this.connections = connections;
  }

  void serve(@Observes Router router) {
    router.get(PATH).handler(this::admit);
  }

  private void admit(RoutingContext routing) {
    QuarkusHttpUser.getSecurityIdentity(routing, identities)
        .emitOn(channel(routing.request()).eventLoop())
        .map(identity -> admission.admit(identity, RequestMemory.trim(routing.request())))
        .subscribe()
        .with(
            decision -> {
              switch (decision) {
                case ConnectionPermit permit -> open(permit, routing);
                case HandshakeRefusal why -> why.answer(routing.request());
              }
            },
            routing::fail);
  }

  /** Opens the stream. The permit is released when the response ends, in any case. */
  private void open(ConnectionPermit permit, RoutingContext routing) {
    onEnd(routing, permit::release);
    try {
      stream(permit, channels(permit, routing), routing);
    } catch (ProblemException refusal) {
      refusal.answer(routing.request());
    } catch (RuntimeException e) {
      routing.fail(e);
    }
  }

  private Set<String> channels(ConnectionPermit permit, RoutingContext routing) {
    Set<String> channels =
        ChannelNames.of(routing.queryParam("channel"), context.maxSubscriptions());
    for (String channel : channels) {
      if (!context.allow(permit.client(), channel)) {
        throw Problem.NOT_ALLOWED.because("You may not read the channel %s".formatted(channel));
      }
    }
    admission.takeMemory(permit, channels);
    return channels;
  }

  private void stream(ConnectionPermit permit, Set<String> channels, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    begin(request);
    var connection =
        new SseConnection(
            permit.client(),
            context.newLivenessCheck(),
            outboundFactory.over(new SseTransport(request)));
    connections.add(connection);
    try {
      context
          .hub()
          .resume(new Resumption(connection, channels, request.getHeader("Last-Event-ID")));
    } finally {
      onEnd(routing, () -> leave(connection, channels));
    }
  }

  /**
   * Runs the task when the response ends or the connection closes, also if that has happened
   * already; it may run twice.
   */
  private static void onEnd(RoutingContext routing, Runnable task) {
    Runnable end = CloseHook.onClose(routing.request().connection(), task);
    routing.addEndHandler(ended -> end.run());
    if (routing.response().closed()) {
      end.run();
    }
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  /** Prepares the response so that no proxy buffers events. */
  private static void begin(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    request
        .response()
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no");
  }

  private void leave(SseConnection connection, Set<String> channels) {
    channels.forEach(channel -> context.hub().unsubscribe(connection, channel));
    connection.outbound().release();
    connections.remove(connection);
  }
}
