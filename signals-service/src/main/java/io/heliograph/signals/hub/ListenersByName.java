package io.heliograph.signals.hub;

import io.heliograph.signals.replay.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The listeners of each name. Guarded by the hub's lock. */
final class ListenersByName {
  private static final int FEW = 2;

  /**
   * A hash table never shrinks, and every record is looked up in it. It is rebuilt when it was this
   * many times as large; see {@link #shrink}.
   */
  private static final int MUCH_LARGER = 4;

  private Map<Name, Set<Listener>> listeners = new HashMap<>();
  private int most;

  Set<Listener> of(Name name) {
    return listeners.getOrDefault(name, Set.of());
  }

  void forEach(BiConsumer<Name, Set<Listener>> action) {
    listeners.forEach(action);
  }

  /** Returns whether the listener was added; it is not if it had the name already. */
  boolean add(Name name, Listener listener) {
    boolean added = listeners.computeIfAbsent(name, first -> new HashSet<>(FEW)).add(listener);
    most = Math.max(most, listeners.size());
    return added;
  }

  /** Returns whether the listener was removed. */
  boolean remove(Name name, Listener listener) {
    Set<Listener> all = listeners.get(name);
    if (all == null || !all.remove(listener)) {
      return false;
    }
    if (all.isEmpty()) {
      listeners.remove(name);
      shrink();
    }
    return true;
  }

  private void shrink() {
    if (listeners.size() < most / MUCH_LARGER) {
      listeners = new HashMap<>(listeners);
      most = listeners.size();
    }
  }
}
