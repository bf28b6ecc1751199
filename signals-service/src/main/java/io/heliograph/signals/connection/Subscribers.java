package io.heliograph.signals.connection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.fanout.Hub;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Singleton;
import java.util.Set;

/** Makes a new socket one of those who can subscribe. */
@Singleton
final class Subscribers {
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;
  private final EventLoopPace pace;
  private final Hub hub;

  Subscribers(ConnectionConfig config, ConnectionMetrics metrics, EventLoopPace pace, Hub hub) {
    this.config = config;
    this.metrics = metrics;
    this.pace = pace;
    this.hub = hub;
  }

  Subscriber of(UserPrincipal user, WebSocketConnection socket) {
    var wire = new SocketWire(socket, socket.userData().get(HandshakeCheck.CONNECTION));
    pace.include(wire.eventLoop());
    return new Subscriber(
        ownershipRefs(user),
        new Outbound(wire, config, metrics),
        new Pulse(config.heartbeat(), System.nanoTime()),
        hub,
        config.maxSubscriptions());
  }

  private static Set<String> ownershipRefs(UserPrincipal user) {
    return user.ownershipRefs().stream().map(EntityRef::toString).collect(toUnmodifiableSet());
  }
}
