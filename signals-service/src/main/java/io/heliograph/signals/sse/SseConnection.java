package io.heliograph.signals.sse;

import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.connection.LivenessCheck;
import io.heliograph.signals.connection.Outbound;
import io.heliograph.signals.encoding.FrameFormat;
import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.encoding.SseEncoder;
import io.heliograph.signals.encoding.SseEvents;
import io.heliograph.signals.hub.OwnershipRefs;
import io.heliograph.signals.permits.AuthenticatedClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** One open event stream. Its channels are fixed when it is opened; after that it only sends. */
public final class SseConnection implements ClientConnection {
  private final String user;
  private final OwnershipRefs ownershipRefs;
  private final Instant expiresAt;
  private final Outbound outbound;
  private final LivenessCheck liveness;
  private volatile boolean subscribed;

  public SseConnection(AuthenticatedClient client, LivenessCheck liveness, Outbound outbound) {
    this.user = client.user().ref().toString();
    this.ownershipRefs = new OwnershipRefs(client.user());
    this.expiresAt = client.expiresAt();
    this.liveness = liveness;
    this.outbound = outbound;
  }

  @Override
  public OwnershipRefs ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public LivenessCheck liveness() {
    return liveness;
  }

  @Override
  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public Outbound outbound() {
    return outbound;
  }

  @Override
  public void offer(SignalFrame frame) {
    outbound.offer(frame.in(FrameFormat.EVENT), frame.happened());
  }

  @Override
  public Room room() {
    return outbound.room();
  }

  @Override
  public void subscribed(Collection<String> channels, String position, boolean recovered) {
    send(SseEvents.subscribed(position, recovered));
    subscribed = true;
  }

  /**
   * Counts a client that reads its data as alive, because a client of an event stream cannot answer
   * a ping.
   */
  @Override
  public void ping() {
    if (outbound.isTaken()) {
      liveness.received();
    }
  }

  @Override
  public boolean wantsPositions() {
    return subscribed;
  }

  @Override
  public void sendPosition(SharedEncodings position) {
    outbound.offer(position.in(FrameFormat.EVENT));
  }

  @Override
  public void sendDraining(Duration within) {
    send(SseEvents.draining(within));
  }

  private void send(String message) {
    outbound.offer(() -> SseEncoder.of(message));
  }
}
