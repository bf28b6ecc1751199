package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.Frame;
import io.heliograph.signals.fanout.Hub;
import io.heliograph.signals.fanout.Resumption;
import io.heliograph.signals.fanout.TextFrames;
import io.heliograph.signals.subscription.ClientCommand;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open socket and what it subscribed to. Its commands come one after the other, on its event
 * loop; frames come from any thread.
 */
final class Subscriber implements Reader {
  private static final int FEW = 2;

  private final Set<String> ownershipRefs;
  private final Outbound outbound;
  private final Pulse pulse;
  private final Hub hub;
  private final int maxSubscriptions;
  private final Set<String> channels = new HashSet<>(FEW);
  private volatile Format format = Format.STOCK;

  Subscriber(
      Set<String> ownershipRefs, Outbound outbound, Pulse pulse, Hub hub, int maxSubscriptions) {
    this.ownershipRefs = ownershipRefs;
    this.outbound = outbound;
    this.pulse = pulse;
    this.hub = hub;
    this.maxSubscriptions = maxSubscriptions;
  }

  @Override
  public Set<String> ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public Pulse pulse() {
    return pulse;
  }

  @Override
  public Outbound outbound() {
    return outbound;
  }

  @Override
  public void offer(Frame frame) {
    outbound.offer(frame.in(format), frame.happened());
  }

  @Override
  public boolean hasRoomFor(int frames, long bytes) {
    return outbound.hasRoomFor(frames, bytes);
  }

  @Override
  public void subscribed(Collection<String> names, String position, boolean recovered) {
    if (wantsPositions()) {
      names.forEach(name -> say(Words.subscribed(name, position, recovered)));
    }
  }

  @Override
  public void ping() {
    outbound.offer(TextFrames.PING.duplicate());
  }

  @Override
  public boolean wantsPositions() {
    return format == Format.RESUMABLE;
  }

  @Override
  public void tellPosition(String position) {
    say(Words.position(position));
  }

  @Override
  public void tellDraining(Duration within) {
    if (wantsPositions()) {
      say(Words.draining(within.toMillis()));
    }
  }

  void obey(ClientCommand command) {
    switch (command) {
      case ClientCommand.Subscribe(String channel) -> subscribe(channel);
      case ClientCommand.Resume(String channel, String since) -> resume(channel, since);
      case ClientCommand.Unsubscribe(String channel) -> unsubscribe(channel);
      case ClientCommand.Refresh(String token) -> {}
    }
  }

  /** The socket is gone. */
  void leave() {
    channels.forEach(channel -> hub.unsubscribe(this, channel));
    channels.clear();
    outbound.release();
  }

  private void subscribe(String channel) {
    if (mayHear(channel)) {
      channels.add(channel);
      hub.subscribe(this, channel);
    }
  }

  private void resume(String channel, @Nullable String since) {
    format = Format.RESUMABLE;
    if (mayHear(channel)) {
      channels.add(channel);
      hub.resume(new Resumption(this, Set.of(channel), since));
    }
  }

  private boolean mayHear(String channel) {
    boolean fits = channels.contains(channel) || channels.size() < maxSubscriptions;
    if (!fits) {
      outbound.close(Closing.ABUSE);
    }
    return fits;
  }

  private void unsubscribe(String channel) {
    if (channels.remove(channel)) {
      hub.unsubscribe(this, channel);
    }
  }

  private void say(String words) {
    outbound.offer(TextFrames.of(words));
  }
}
