package io.heliograph.signals.websocket;

import io.heliograph.signals.admission.RenewedToken;
import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.LivenessCheck;
import io.heliograph.signals.connection.Outbound;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.ControlMessages;
import io.heliograph.signals.encoding.FrameFormat;
import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.encoding.WebSocketEncoder;
import io.heliograph.signals.hub.OwnershipRefs;
import io.heliograph.signals.hub.Resumption;
import io.heliograph.signals.limits.Throttle;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.ConnectionPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open socket and its subscriptions. Commands are handled one after the other on the event loop
 * of the socket; frames may be offered by any thread.
 */
final class Subscriber implements ClientConnection {
  private final ConnectionPermit permit;
  private final ConnectionContext context;
  private final Outbound outbound;
  private final LivenessCheck liveness;
  private final Throttle resumptions;
  private final SubscribedChannels channels;
  private final OwnershipRefs ownershipRefs;
  private final TokenRefreshes refreshes;
  private boolean left;
  private volatile FrameFormat format = FrameFormat.STOCK;

  Subscriber(ConnectionPermit permit, ConnectionContext context, Outbound outbound) {
    this.permit = permit;
    this.channels = new SubscribedChannels(permit, context.maxSubscriptions());
    this.ownershipRefs = new OwnershipRefs(permit.client().user());
    this.context = context;
    this.outbound = outbound;
    this.liveness = context.newLivenessCheck();
    this.resumptions = context.hub().newThrottle();
    this.refreshes = new TokenRefreshes(permit, context, outbound, this::renew);
  }

  @Override
  public OwnershipRefs ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public String user() {
    return client().user().ref().toString();
  }

  @Override
  public LivenessCheck liveness() {
    return liveness;
  }

  @Override
  public Instant expiresAt() {
    return client().expiresAt();
  }

  @Override
  public Outbound outbound() {
    return outbound;
  }

  @Override
  public void offer(SignalFrame frame) {
    outbound.offer(frame.in(format), frame.happened());
  }

  @Override
  public Room room() {
    return outbound.room();
  }

  @Override
  public void subscribed(Collection<String> names, String position, boolean recovered) {
    if (wantsPositions()) {
      names.forEach(name -> send(ControlMessages.subscribed(name, position, recovered)));
    }
  }

  /** Sends a ping. A client that is still draining its queue counts as alive. */
  @Override
  public void ping() {
    if (outbound.isBusy()) {
      liveness.received();
    }
    outbound.offer(WebSocketEncoder.PING.duplicate());
  }

  @Override
  public boolean wantsPositions() {
    return format == FrameFormat.RESUMABLE;
  }

  @Override
  public void sendPosition(SharedEncodings position) {
    outbound.offer(position.in(format));
  }

  @Override
  public void sendDraining(Duration within) {
    if (wantsPositions()) {
      send(ControlMessages.draining(within.toMillis()));
    }
  }

  /**
   * Handles a command, unless the socket has closed: a subscription that is added after that would
   * never be removed.
   */
  void accept(ClientCommand command) {
    if (!left) {
      handle(command);
    }
  }

  private void handle(ClientCommand command) {
    switch (command) {
      case ClientCommand.Subscribe(String channel) -> subscribe(channel);
      case ClientCommand.Resume(String channel, String since) -> resume(channel, since);
      case ClientCommand.Unsubscribe(String channel) -> unsubscribe(channel);
      case ClientCommand.Refresh(String token) -> refresh(token);
    }
  }

  /**
   * Removes all subscriptions of a closed socket. Runs on its event loop, so no command is handled
   * at the same time.
   */
  void leave() {
    left = true;
    refreshes.clear();
    channels.all().forEach(this::unsubscribe);
    outbound.release();
  }

  private void subscribe(String channel) {
    if (mayReceive(channel)) {
      context.hub().subscribe(this, channel);
    }
  }

  private void resume(String channel, @Nullable String since) {
    format = FrameFormat.RESUMABLE;
    if (mayResume() && mayReceive(channel)) {
      context.hub().resume(new Resumption(this, Set.of(channel), since));
    }
  }

  private boolean mayResume() {
    boolean slowly = resumptions.allows(System.nanoTime());
    if (!slowly) {
      outbound.close(CloseCode.ABUSE);
    }
    return slowly;
  }

  private boolean mayReceive(String channel) {
    if (!context.allow(client(), channel)) {
      reject(CloseCode.FORBIDDEN, "You may not read the channel %s".formatted(channel));
      return false;
    }
    Optional<CloseCode> exceeded = channels.add(channel);
    exceeded.ifPresent(limit -> refuse(limit, channel));
    return exceeded.isEmpty();
  }

  private void refuse(CloseCode limit, String channel) {
    if (limit == CloseCode.OVERLOADED && wantsPositions()) {
      String detail = "There is no memory for the channel %s, try again".formatted(channel);
      send(ControlMessages.refused(limit, detail));
    } else {
      outbound.close(limit);
    }
  }

  private void unsubscribe(String channel) {
    if (channels.remove(channel)) {
      context.hub().unsubscribe(this, channel);
    }
  }

  private void refresh(String token) {
    format = FrameFormat.RESUMABLE;
    refreshes.add(token);
  }

  /**
   * Continues with the new token. If there is no memory for its groups, continues with the current
   * one, without the groups that the new one does not contain, and returns false.
   */
  private boolean renew(RenewedToken renewed) {
    boolean fits = permit.renew(new AuthenticatedClient(renewed.user(), renewed.expiresAt()));
    if (!fits) {
      boolean _ = permit.renew(client().sharing(renewed.user()));
    }
    changeOwnershipRefs(OwnershipRefs.of(client().user()));
    channels.all().stream()
        .filter(channel -> !context.allow(client(), channel))
        .forEach(this::withdraw);
    return fits;
  }

  private void changeOwnershipRefs(Set<String> refs) {
    if (!refs.equals(ownershipRefs.all())) {
      context.hub().changeOwnershipRefs(this, refs);
    }
  }

  private void withdraw(String channel) {
    unsubscribe(channel);
    reject(CloseCode.FORBIDDEN, "You may no longer read the channel %s".formatted(channel));
  }

  /**
   * Refuses a channel by a control message, or by closing the connection if the client does not
   * support control messages. The connection of an anonymous client stays open: Backstage's client
   * subscribes to {@code notifications} for guests too, and would reconnect and repeat this
   * forever.
   */
  private void reject(CloseCode why, String detail) {
    if (wantsPositions()) {
      send(ControlMessages.refused(why, detail));
    } else if (!client().isAnonymous()) {
      outbound.close(why);
    }
  }

  private AuthenticatedClient client() {
    return permit.client();
  }

  private void send(String message) {
    outbound.offer(() -> WebSocketEncoder.of(message));
  }
}
