package io.heliograph.signals.connection;

import io.heliograph.signals.admission.Visitor;
import io.heliograph.signals.fanout.Encodings;
import io.heliograph.signals.fanout.Events;
import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** One open stream of events. It says its channels once, and from then on it only listens. */
final class EventReader implements Reader {
  private final String user;
  private final Set<String> ownershipRefs;
  private final Instant expiresAt;
  private final Outbound outbound;
  private final Pulse pulse;
  private volatile boolean subscribed;

  EventReader(Visitor visitor, Pulse pulse, Outbound outbound) {
    this.user = visitor.user().ref().toString();
    this.ownershipRefs = Refs.of(visitor.user());
    this.expiresAt = visitor.expiresAt();
    this.pulse = pulse;
    this.outbound = outbound;
  }

  @Override
  public Set<String> ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public Pulse pulse() {
    return pulse;
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
  public void offer(Frame frame) {
    outbound.offer(frame.in(Format.EVENT), frame.happened());
  }

  @Override
  public Room room() {
    return outbound.room();
  }

  @Override
  public void subscribed(Collection<String> channels, String position, boolean recovered) {
    say(EventWords.subscribed(position, recovered));
    subscribed = true;
  }

  /** Nobody can answer here. Who takes nothing any more is not there. */
  @Override
  public void ping() {
    if (outbound.isTaken()) {
      pulse.heard();
    }
  }

  @Override
  public boolean wantsPositions() {
    return subscribed;
  }

  @Override
  public void tellPosition(Encodings here) {
    outbound.offer(here.in(Format.EVENT));
  }

  @Override
  public void tellDraining(Duration within) {
    say(EventWords.draining(within));
  }

  private void say(String words) {
    outbound.offer(() -> Events.of(words));
  }
}
