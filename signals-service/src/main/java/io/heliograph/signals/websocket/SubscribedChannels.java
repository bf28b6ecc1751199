package io.heliograph.signals.websocket;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.permits.ClientMemory;
import io.heliograph.signals.permits.ConnectionPermit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The channels of one socket, limited in number and by the memory of its permit. Only for the event
 * loop of the socket.
 */
final class SubscribedChannels {
  private static final int FEW = 2;

  private final Set<String> names = new HashSet<>(FEW);
  private final ConnectionPermit permit;
  private final int most;

  SubscribedChannels(ConnectionPermit permit, int most) {
    this.permit = permit;
    this.most = most;
  }

  /** Adds a channel. Returns the reason if it exceeds a limit. */
  Optional<CloseCode> add(String channel) {
    if (names.contains(channel)) {
      return Optional.empty();
    }
    if (names.size() >= most) {
      return Optional.of(CloseCode.ABUSE);
    }
    if (permit.take(ClientMemory.of(channel)).isPresent()) {
      return Optional.of(CloseCode.OVERLOADED);
    }
    names.add(channel);
    return Optional.empty();
  }

  /** Returns whether the channel was removed. */
  boolean remove(String channel) {
    boolean removed = names.remove(channel);
    if (removed) {
      permit.giveBack(ClientMemory.of(channel));
    }
    return removed;
  }

  List<String> all() {
    return List.copyOf(names);
  }
}
