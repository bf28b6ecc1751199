package io.heliograph.signals.sse;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.admission.ConnectionPermit;
import io.heliograph.signals.admission.HandshakeRefusal;
import io.heliograph.signals.admission.RequestMemory;
import io.heliograph.signals.connection.CloseHook;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.connection.OutboundFactory;
import io.heliograph.signals.hub.Resumption;
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
  private final ConnectionContext rules;
  private final OutboundFactory outboundFactory;
  private final OpenConnections connections;

  SseEndpoint(
      Admission admission,
      IdentityProviderManager identities,
      ConnectionContext rules,
      OutboundFactory outboundFactory,
      OpenConnections connections) {
    this.admission = admission;
    this.identities = identities;
    this.rules = rules;
    this.outboundFactory = outboundFactory;
    this.connections = connections;
  }

  void serve(@Observes Router router) {
    router.get(PATH).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    QuarkusHttpUser.getSecurityIdentity(context, identities)
        .emitOn(channel(context.request()).eventLoop())
        .map(identity -> admission.admit(identity, RequestMemory.trim(context.request())))
        .subscribe()
        .with(
            decision -> {
              switch (decision) {
                case ConnectionPermit permit -> open(permit, context);
                case HandshakeRefusal why -> why.answer(context.request());
              }
            },
            context::fail);
  }

  /** Opens the stream. The permit is released when the response ends, in any case. */
  private void open(ConnectionPermit permit, RoutingContext context) {
    atTheEnd(context, permit::release);
    try {
      stream(permit, channels(permit, context), context);
    } catch (ProblemException refusal) {
      refusal.answer(context.request());
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private Set<String> channels(ConnectionPermit permit, RoutingContext context) {
    Set<String> channels = ChannelNames.of(context.queryParam("channel"), rules.maxSubscriptions());
    for (String channel : channels) {
      if (!rules.allow(permit.client(), channel)) {
        throw Problem.NOT_ALLOWED.because("You may not read the channel %s".formatted(channel));
      }
    }
    admission.takeMemory(permit, channels);
    return channels;
  }

  private void stream(ConnectionPermit permit, Set<String> channels, RoutingContext context) {
    HttpServerRequest request = context.request();
    begin(request);
    var reader =
        new SseConnection(
            permit.client(),
            rules.newLivenessCheck(),
            outboundFactory.over(new SseTransport(request)));
    connections.add(reader);
    try {
      rules.hub().resume(new Resumption(reader, channels, request.getHeader("Last-Event-ID")));
    } finally {
      atTheEnd(context, () -> leave(reader, channels));
    }
  }

  /**
   * Runs the task when the response ends or the connection closes, also if that has happened
   * already; it may run twice.
   */
  private static void atTheEnd(RoutingContext context, Runnable task) {
    Runnable end = CloseHook.onClose(context.request().connection(), task);
    context.addEndHandler(ended -> end.run());
    if (context.response().closed()) {
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

  private void leave(SseConnection reader, Set<String> channels) {
    channels.forEach(channel -> rules.hub().unsubscribe(reader, channel));
    reader.outbound().release();
    connections.remove(reader);
  }
}
