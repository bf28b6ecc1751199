package io.heliograph.signals.websocket;

import io.heliograph.signals.connection.CloseHook;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.connection.OutboundFactory;
import io.heliograph.signals.permits.ConnectionPermit;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jboss.logging.Logger;

/**
 * The WebSocket endpoint. {@link HandshakeCheck} admits only clients with a permit. Nothing here
 * blocks, so the event loop runs each callback to its end; a queue between callbacks would only use
 * memory.
 */
@WebSocket(path = SignalSocket.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class SignalSocket {
  static final String PATH = "/api/signals";

  private static final Logger LOG = Logger.getLogger(SignalSocket.class);
  private static final TypedKey<Subscriber> SUBSCRIBER = new TypedKey<>("subscriber");

  private final CommandReader commands;
  private final ConnectionContext context;
  private final OutboundFactory outboundFactory;
  private final FrameLimits limits;
  private final OpenConnections connections;

  SignalSocket(
      CommandReader commands,
      ConnectionContext context,
      OutboundFactory outboundFactory,
      FrameLimits limits,
      OpenConnections connections) {
    this.commands = commands;
    this.context = context;
    this.outboundFactory = outboundFactory;
    this.limits = limits;
    this.connections = connections;
  }

  /**
   * Registers the connection. The framework calls this even for a socket that is already closed,
   * and then never calls {@code close}, so the end of the HTTP connection below is observed.
   */
  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    ConnectionPermit permit = connection.userData().get(HandshakeCheck.PERMIT);
    HttpConnection below = connection.userData().get(HandshakeCheck.CONNECTION);
    var transport = new WebSocketTransport(connection, ((ConnectionBase) below).channel());
    var subscriber = new Subscriber(permit, context, outboundFactory.over(transport));
    connection.userData().put(SUBSCRIBER, subscriber);
    limits.hold(subscriber, below);
    connections.add(subscriber);
    Runnable _ = CloseHook.onClose(below, () -> forget(subscriber));
  }

  @OnTextMessage
  @NonBlocking
  void text(String frame, WebSocketConnection connection) {
    commands.read(frame).ifPresent(subscriber(connection)::accept);
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    forget(subscriber(connection));
  }

  /**
   * Logs a failure of one socket. It does not affect others; the framework closes the socket if
   * necessary.
   */
  @OnError
  @NonBlocking
  void error(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("socket failed connection=%s reason=%s", connection.id(), failure);
  }

  /** Removes the connection. Calling it again has no effect. */
  private void forget(Subscriber gone) {
    gone.leave();
    connections.remove(gone);
  }

  private static Subscriber subscriber(WebSocketConnection connection) {
    return connection.userData().get(SUBSCRIBER);
  }
}
