package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Frame;
import io.heliograph.signals.fanout.Hub;
import io.heliograph.signals.fanout.Listener;
import io.heliograph.signals.subscription.ClientCommand;
import java.util.HashSet;
import java.util.Set;

/** One open socket and what it subscribed to. Its commands come one after the other. */
final class Subscriber implements Listener {
  private final Set<String> ownershipRefs;
  private final Outbound outbound;
  private final Hub hub;
  private final int maxSubscriptions;
  private final Set<String> channels = new HashSet<>();

  Subscriber(Set<String> ownershipRefs, Outbound outbound, Hub hub, int maxSubscriptions) {
    this.ownershipRefs = ownershipRefs;
    this.outbound = outbound;
    this.hub = hub;
    this.maxSubscriptions = maxSubscriptions;
  }

  @Override
  public Set<String> ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public void offer(Frame frame) {
    outbound.offer(frame);
  }

  synchronized void obey(ClientCommand command) {
    switch (command) {
      case ClientCommand.Subscribe(String channel) -> subscribe(channel);
      case ClientCommand.Unsubscribe(String channel) -> unsubscribe(channel);
    }
  }

  Outbound outbound() {
    return outbound;
  }

  /** The socket is gone. */
  synchronized void leave() {
    channels.forEach(channel -> hub.unsubscribe(this, channel));
    channels.clear();
  }

  private void subscribe(String channel) {
    if (channels.contains(channel)) {
      return;
    }
    if (channels.size() >= maxSubscriptions) {
      outbound.closeNow(Closing.ABUSE);
      return;
    }
    channels.add(channel);
    hub.subscribe(this, channel);
  }

  private void unsubscribe(String channel) {
    if (channels.remove(channel)) {
      hub.unsubscribe(this, channel);
    }
  }
}
