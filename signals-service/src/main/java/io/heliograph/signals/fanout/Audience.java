package io.heliograph.signals.fanout;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The listeners of one channel. The hub changes it under its lock; anybody may read. */
final class Audience {
  private final Set<Listener> everyone = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Listener>> byRef = new ConcurrentHashMap<>();

  void add(Listener listener) {
    everyone.add(listener);
    for (String ref : listener.ownershipRefs()) {
      byRef.computeIfAbsent(ref, none -> ConcurrentHashMap.newKeySet()).add(listener);
    }
  }

  void remove(Listener listener) {
    everyone.remove(listener);
    for (String ref : listener.ownershipRefs()) {
      byRef.computeIfPresent(
          ref,
          (name, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
          });
    }
  }

  boolean isEmpty() {
    return everyone.isEmpty();
  }

  int size() {
    return everyone.size();
  }

  Collection<Listener> listenersOf(Signal signal) {
    return signal.isForEveryone() ? everyone : byRef.getOrDefault(signal.recipient(), Set.of());
  }
}
