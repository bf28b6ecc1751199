package io.heliograph.signals.connection;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.fanout.Hub;
import io.heliograph.signals.subscription.CommandReader;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The endpoint. {@link HandshakeCheck} has let only users in. */
@WebSocket(path = SignalSocket.PATH)
public class SignalSocket {
  static final String PATH = "/api/signals";

  private static final Logger LOG = Logger.getLogger(SignalSocket.class);
  private static final TypedKey<Subscriber> SUBSCRIBER = new TypedKey<>("subscriber");

  private final SecurityIdentity identity;
  private final CommandReader commands;
  private final Hub hub;
  private final Sockets sockets;
  private final Outbounds outbounds;

  SignalSocket(
      SecurityIdentity identity,
      CommandReader commands,
      Hub hub,
      Sockets sockets,
      Outbounds outbounds) {
    this.identity = identity;
    this.commands = commands;
    this.hub = hub;
    this.sockets = sockets;
    this.outbounds = outbounds;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Outbound outbound = outbounds.to(connection);
    var subscriber = new Subscriber(ownershipRefs(), outbound, hub, outbounds.maxSubscriptions());
    connection.userData().put(SUBSCRIBER, subscriber);
    sockets.add(outbound);
  }

  @OnTextMessage
  @NonBlocking
  void text(String frame, WebSocketConnection connection) {
    commands.read(frame).ifPresent(connection.userData().get(SUBSCRIBER)::obey);
  }

  @OnBinaryMessage
  @NonBlocking
  void binary(Buffer ignored, WebSocketConnection connection) {
    LOG.debugf("binary frame ignored connection=%s", connection.id());
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    Subscriber gone = connection.userData().get(SUBSCRIBER);
    gone.leave();
    sockets.remove(gone.outbound());
  }

  /** What goes wrong on one socket stays there; the framework closes it where it must. */
  @OnError
  @NonBlocking
  void error(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("socket failed connection=%s reason=%s", connection.id(), failure);
  }

  private Set<String> ownershipRefs() {
    var user = (UserPrincipal) identity.getPrincipal();
    return user.ownershipRefs().stream()
        .map(EntityRef::toString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
