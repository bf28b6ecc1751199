package io.heliograph.signals.connection;

import io.heliograph.signals.admission.Seat;
import io.heliograph.signals.subscription.CommandReader;
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
 * The endpoint. {@link HandshakeCheck} has let only visitors with a seat in. Nothing here blocks,
 * so the event loop runs each callback to its end; a queue between them would be memory for
 * nothing.
 */
@WebSocket(path = SignalSocket.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class SignalSocket {
  static final String PATH = "/api/signals";

  private static final Logger LOG = Logger.getLogger(SignalSocket.class);
  private static final TypedKey<Subscriber> SUBSCRIBER = new TypedKey<>("subscriber");

  private final CommandReader commands;
  private final Rules rules;
  private final Outbounds outbounds;
  private final FrameLimits limits;
  private final Sockets sockets;

  SignalSocket(
      CommandReader commands,
      Rules rules,
      Outbounds outbounds,
      FrameLimits limits,
      Sockets sockets) {
    this.commands = commands;
    this.rules = rules;
    this.outbounds = outbounds;
    this.limits = limits;
    this.sockets = sockets;
  }

  /** One that is closed already is opened all the same, and never closed: its end is below it. */
  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Seat seat = connection.userData().get(HandshakeCheck.SEAT);
    HttpConnection below = connection.userData().get(HandshakeCheck.CONNECTION);
    var wire = new SocketWire(connection, ((ConnectionBase) below).channel());
    var subscriber = new Subscriber(seat.visitor(), rules, outbounds.over(wire));
    connection.userData().put(SUBSCRIBER, subscriber);
    limits.hold(subscriber, below);
    sockets.add(subscriber);
    Runnable _ = Ending.atTheLatestOf(below, () -> forget(subscriber));
  }

  @OnTextMessage
  @NonBlocking
  void text(String frame, WebSocketConnection connection) {
    commands.read(frame).ifPresent(subscriber(connection)::obey);
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    forget(subscriber(connection));
  }

  /** What goes wrong on one socket stays there; the framework closes it where it must. */
  @OnError
  @NonBlocking
  void error(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("socket failed connection=%s reason=%s", connection.id(), failure);
  }

  /** The second time it does nothing. */
  private void forget(Subscriber gone) {
    gone.leave();
    sockets.remove(gone);
  }

  private static Subscriber subscriber(WebSocketConnection connection) {
    return connection.userData().get(SUBSCRIBER);
  }
}
