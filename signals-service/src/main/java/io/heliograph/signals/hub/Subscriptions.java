package io.heliograph.signals.hub;

import static io.heliograph.contract.SignalHeaders.EVERYONE;

import io.heliograph.signals.replay.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The listeners of each address. Guarded by the hub's lock. */
final class Subscriptions {
  private static final int FEW = 2;

  /**
   * A hash table never shrinks, and every record is looked up in it. It is rebuilt when it was this
   * many times as large; see {@link #shrink}.
   */
  private static final int MUCH_LARGER = 4;

  private Map<Address, Set<Listener>> listeners = new HashMap<>();
  private int most;

  Set<Listener> of(Address address) {
    return listeners.getOrDefault(address, Set.of());
  }

  Set<Listener> everyone(String channel) {
    return of(Address.of(channel, EVERYONE));
  }

  /** Calls the action with each channel and all of its listeners. */
  void forEachChannel(BiConsumer<String, Set<Listener>> action) {
    listeners.forEach(
        (address, all) -> {
          if (address.recipient().equals(EVERYONE)) {
            action.accept(address.channel(), all);
          }
        });
  }

  void add(Listener listener, String channel) {
    addresses(listener, channel)
        .forEach(one -> listeners.computeIfAbsent(one, none -> new HashSet<>(FEW)).add(listener));
    most = Math.max(most, listeners.size());
  }

  void remove(Listener listener, String channel) {
    addresses(listener, channel)
        .forEach(one -> listeners.computeIfPresent(one, (same, all) -> without(listener, all)));
    if (listeners.size() < most / MUCH_LARGER) {
      shrink();
    }
  }

  private void shrink() {
    listeners = new HashMap<>(listeners);
    most = listeners.size();
  }

  /** Returns the addresses of a listener on a channel, including the address of broadcasts. */
  static Stream<Address> addresses(Listener listener, String channel) {
    return Stream.concat(Stream.of(EVERYONE), listener.ownershipRefs().stream())
        .map(ref -> Address.of(channel, ref));
  }

  private static @Nullable Set<Listener> without(Listener listener, Set<Listener> all) {
    all.remove(listener);
    return all.isEmpty() ? null : all;
  }
}
