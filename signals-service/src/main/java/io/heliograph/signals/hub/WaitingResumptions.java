package io.heliograph.signals.hub;

import io.heliograph.signals.replay.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Resumptions whose position this instance has not reached yet. A client can forge a position that
 * lies ahead, so the number is limited for each connection and each user, and no user can take all
 * of the total. Guarded by the hub's lock.
 */
final class WaitingResumptions {
  private static final int FEW = 2;

  private final ResumptionConfig limits;
  private final Map<Listener, List<Waiting>> byListener = new LinkedHashMap<>();
  private final Map<String, Integer> byUser = new HashMap<>();
  private int size;

  WaitingResumptions(ResumptionConfig limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns whether the resumption was added; it is not if a limit is reached. */
  boolean add(Resumption resumption, Position since) {
    Listener listener = resumption.listener();
    if (!hasRoomFor(listener)) {
      return false;
    }
    byListener
        .computeIfAbsent(listener, first -> new ArrayList<>(FEW))
        .add(new Waiting(resumption, since));
    byUser.merge(listener.user(), 1, Integer::sum);
    size++;
    return true;
  }

  /** Removes earlier resumptions of the same listener for the same channels. */
  void remove(Resumption later) {
    remove(later.listener(), waiting -> waiting.resumption().channels().equals(later.channels()));
  }

  void remove(Listener listener, String channel) {
    remove(listener, waiting -> waiting.resumption().channels().contains(channel));
  }

  /** Removes and returns the resumptions whose position is reached or that have timed out. */
  List<Waiting> takeReached(Position here) {
    List<Waiting> taken = new ArrayList<>();
    Iterator<List<Waiting>> all = byListener.values().iterator();
    while (all.hasNext()) {
      List<Waiting> some = all.next();
      some.removeIf(waiting -> waiting.isOver(here) && taken.add(waiting));
      if (some.isEmpty()) {
        all.remove();
      }
    }
    taken.forEach(this::uncount);
    return taken;
  }

  private boolean hasRoomFor(Listener listener) {
    return size < limits.maxWaiting()
        && byUser.getOrDefault(listener.user(), 0) < limits.maxWaitingPerUser()
        && byListener.getOrDefault(listener, List.of()).size() < limits.maxWaitingPerConnection();
  }

  private void remove(Listener listener, Predicate<Waiting> which) {
    byListener.computeIfPresent(
        listener,
        (same, some) -> {
          List<Waiting> removed = some.stream().filter(which).toList();
          some.removeAll(removed);
          removed.forEach(this::uncount);
          return some.isEmpty() ? null : some;
        });
  }

  private void uncount(Waiting gone) {
    byUser.computeIfPresent(
        gone.resumption().listener().user(), (user, some) -> some == 1 ? null : some - 1);
    size--;
  }

  record Waiting(Resumption resumption, Position since) {
    private boolean isOver(Position here) {
      return here.reaches(since) || !resumption.isWithinTimeout();
    }
  }
}
