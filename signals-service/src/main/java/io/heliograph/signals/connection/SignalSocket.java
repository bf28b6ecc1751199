package io.heliograph.signals.connection;

import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.subscription.CommandReader;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** The endpoint. {@link HandshakeCheck} has let only users in. */
@WebSocket(path = SignalSocket.PATH)
public class SignalSocket {
  static final String PATH = "/api/signals";

  private static final Logger LOG = Logger.getLogger(SignalSocket.class);
  private static final TypedKey<Subscriber> SUBSCRIBER = new TypedKey<>("subscriber");

  private final SecurityIdentity identity;
  private final CommandReader commands;
  private final Sockets sockets;
  private final Subscribers subscribers;

  SignalSocket(
      SecurityIdentity identity, CommandReader commands, Sockets sockets, Subscribers subscribers) {
    this.identity = identity;
    this.commands = commands;
    this.sockets = sockets;
    this.subscribers = subscribers;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Subscriber subscriber = subscribers.of((UserPrincipal) identity.getPrincipal(), connection);
    connection.userData().put(SUBSCRIBER, subscriber);
    sockets.add(subscriber);
  }

  @OnTextMessage
  @NonBlocking
  void text(String frame, WebSocketConnection connection) {
    Subscriber subscriber = connection.userData().get(SUBSCRIBER);
    subscriber.pulse().heard();
    commands.read(frame).ifPresent(subscriber::obey);
  }

  @OnBinaryMessage
  @NonBlocking
  void binary(Buffer ignored, WebSocketConnection connection) {
    LOG.debugf("binary frame ignored connection=%s", connection.id());
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer ignored, WebSocketConnection connection) {
    connection.userData().get(SUBSCRIBER).pulse().heard();
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    Subscriber gone = connection.userData().get(SUBSCRIBER);
    gone.leave();
    sockets.remove(gone);
  }

  /** What goes wrong on one socket stays there; the framework closes it where it must. */
  @OnError
  @NonBlocking
  void error(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("socket failed connection=%s reason=%s", connection.id(), failure);
  }
}
