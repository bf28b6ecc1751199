package io.heliograph.signals.hub;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.Name;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The listeners of each channel, and the same listeners by ownership ref. A listener is entered
 * once for each of its channels and once for each of its refs, never for each pair of them. Guarded
 * by the hub's lock.
 */
final class Subscriptions {
  private static final Name EVERYONE = Name.of(SignalHeaders.EVERYONE);

  private final ListenersByName byChannel = new ListenersByName();
  private final ListenersByName byOwnershipRef = new ListenersByName();

  /** The number of channels of each listener. */
  private final Map<Listener, Integer> channels = new HashMap<>();

  /**
   * Returns the listeners of a signal. The recipient is looked up first, because most recipients
   * have no listener on this instance.
   */
  Collection<Listener> of(Address address) {
    if (address.recipient().equals(EVERYONE)) {
      return byChannel.of(address.channel());
    }
    Set<Listener> owners = byOwnershipRef.of(address.recipient());
    return owners.isEmpty() ? owners : common(owners, byChannel.of(address.channel()));
  }

  /** Calls the action with each channel and all of its listeners. */
  void forEachChannel(BiConsumer<Name, Set<Listener>> action) {
    byChannel.forEach(action);
  }

  int count(String channel) {
    return byChannel.of(Name.of(channel)).size();
  }

  boolean contains(Listener listener, String channel) {
    return byChannel.of(Name.of(channel)).contains(listener);
  }

  void add(Listener listener, String channel) {
    if (byChannel.add(Name.of(channel), listener)
        && channels.merge(listener, 1, Integer::sum) == 1) {
      addOwner(listener);
    }
  }

  void remove(Listener listener, String channel) {
    if (byChannel.remove(Name.of(channel), listener)
        && channels.computeIfPresent(listener, (same, some) -> some == 1 ? null : some - 1)
            == null) {
      removeOwner(listener);
    }
  }

  /** Replaces the ownership refs of a listener. */
  void changeOwnershipRefs(Listener listener, Set<String> refs) {
    boolean subscribed = channels.containsKey(listener);
    if (subscribed) {
      removeOwner(listener);
    }
    listener.ownershipRefs().replace(refs);
    if (subscribed) {
      addOwner(listener);
    }
  }

  private void addOwner(Listener listener) {
    listener.ownershipRefs().all().forEach(ref -> byOwnershipRef.add(Name.of(ref), listener));
  }

  private void removeOwner(Listener listener) {
    listener.ownershipRefs().all().forEach(ref -> byOwnershipRef.remove(Name.of(ref), listener));
  }

  /** Returns the listeners in both sets. Takes time in proportion to the smaller one. */
  private static Collection<Listener> common(Set<Listener> one, Set<Listener> other) {
    boolean fewer = one.size() <= other.size();
    Set<Listener> few = fewer ? one : other;
    Set<Listener> many = fewer ? other : one;
    return few.stream().filter(many::contains).toList();
  }
}
