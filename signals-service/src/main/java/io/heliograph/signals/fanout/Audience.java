package io.heliograph.signals.fanout;

import static io.heliograph.contract.SignalHeaders.EVERYONE;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One channel: its addresses. The hub holds its lock. */
final class Audience {
  private final Map<String, Address> addresses = new HashMap<>();
  private final String channel;
  private final Runnable onUnused;

  Audience(String channel, Runnable onUnused) {
    this.channel = channel;
    this.onUnused = onUnused;
  }

  String channel() {
    return channel;
  }

  Address address(String recipient) {
    return addresses.computeIfAbsent(recipient, name -> new Address(this, name));
  }

  void forget(String recipient) {
    addresses.remove(recipient);
    if (addresses.isEmpty()) {
      onUnused.run();
    }
  }

  void add(Listener listener) {
    refs(listener).forEach(ref -> address(ref).add(listener));
  }

  void remove(Listener listener) {
    refs(listener).forEach(ref -> ifPresent(ref, address -> address.remove(listener)));
  }

  /** Where what is for this listener was sent lately, or is listened to. */
  Stream<Address> addressesOf(Listener listener) {
    return refs(listener).map(addresses::get).filter(Objects::nonNull);
  }

  Set<Listener> everyone() {
    Address all = addresses.get(EVERYONE);
    return all == null ? Set.of() : all.listeners();
  }

  private void ifPresent(String recipient, Consumer<Address> then) {
    Address address = addresses.get(recipient);
    if (address != null) {
      then.accept(address);
    }
  }

  /** Everybody gets what is for everybody. */
  private static Stream<String> refs(Listener listener) {
    return Stream.concat(Stream.of(EVERYONE), listener.ownershipRefs().stream());
  }
}
