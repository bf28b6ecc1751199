package io.heliograph.signals.connection;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.admission.Refusal;
import io.heliograph.signals.admission.Seat;
import io.heliograph.signals.fanout.Resumption;
import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
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
 * {@code GET /api/signals/events}: the same signals as Server-Sent Events, for who has no
 * WebSocket.
 */
@Singleton
final class EventStreams {
  private static final String PATH = "/api/signals/events";

  private final Admission admission;
  private final IdentityProviderManager identities;
  private final Rules rules;
  private final Outbounds outbounds;
  private final Sockets sockets;

  EventStreams(
      Admission admission,
      IdentityProviderManager identities,
      Rules rules,
      Outbounds outbounds,
      Sockets sockets) {
    this.admission = admission;
    this.identities = identities;
    this.rules = rules;
    this.outbounds = outbounds;
    this.sockets = sockets;
  }

  void serve(@Observes Router router) {
    router.get(PATH).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    QuarkusHttpUser.getSecurityIdentity(context, identities)
        .emitOn(channel(context.request()).eventLoop())
        .map(admission::admit)
        .subscribe()
        .with(
            decision -> {
              switch (decision) {
                case Seat seat -> open(seat, context);
                case Refusal why -> why.answer(context.request());
              }
            },
            context::fail);
  }

  /** Whatever becomes of it, its seat is given back when the answer ends. */
  private void open(Seat seat, RoutingContext context) {
    atTheEnd(context, seat::release);
    try {
      stream(seat, channels(seat, context), context);
    } catch (ProblemException refusal) {
      refusal.answer(context.request());
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private Set<String> channels(Seat seat, RoutingContext context) {
    Set<String> channels = ChannelNames.of(context.queryParam("channel"), rules.maxSubscriptions());
    for (String channel : channels) {
      if (!rules.allow(seat.visitor(), channel)) {
        throw Problem.NOT_ALLOWED.because("The channel %s is not for you".formatted(channel));
      }
    }
    return channels;
  }

  private void stream(Seat seat, Set<String> channels, RoutingContext context) {
    HttpServerRequest request = context.request();
    begin(request);
    var reader =
        new EventReader(seat.visitor(), rules.newPulse(), outbounds.over(new EventWire(request)));
    sockets.add(reader);
    try {
      rules.hub().resume(new Resumption(reader, channels, request.getHeader("Last-Event-ID")));
    } finally {
      atTheEnd(context, () -> leave(reader, channels));
    }
  }

  /** Of the answer or of the connection, also if that was before; so it may happen twice. */
  private static void atTheEnd(RoutingContext context, Runnable task) {
    Runnable end = Ending.atTheLatestOf(context.request().connection(), task);
    context.addEndHandler(ended -> end.run());
    if (context.response().closed()) {
      end.run();
    }
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  /** Nothing on the way may keep events back until there are enough of them. */
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

  private void leave(EventReader reader, Set<String> channels) {
    channels.forEach(channel -> rules.hub().unsubscribe(reader, channel));
    reader.outbound().release();
    sockets.remove(reader);
  }
}
