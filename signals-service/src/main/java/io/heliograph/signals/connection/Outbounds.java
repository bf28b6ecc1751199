package io.heliograph.signals.connection;

import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Makes the way out to a new socket. */
@Singleton
final class Outbounds {
  private final Vertx vertx;
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;

  Outbounds(Vertx vertx, ConnectionConfig config, ConnectionMetrics metrics) {
    this.vertx = vertx;
    this.config = config;
    this.metrics = metrics;
  }

  Outbound to(WebSocketConnection socket) {
    var wire = new Wire(vertx, socket.userData().get(HandshakeCheck.CONNECTION));
    return new Outbound(socket, wire, config, metrics);
  }

  int maxSubscriptions() {
    return config.maxSubscriptions();
  }
}
