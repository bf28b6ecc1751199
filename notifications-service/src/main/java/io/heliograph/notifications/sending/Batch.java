package io.heliograph.notifications.sending;

import io.heliograph.notifications.inbox.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends that are written together. No two of them replace the same notification: one statement
 * cannot write a row twice.
 */
final class Batch {
  private final int maxSize;
  private final List<Waiting> all = new ArrayList<>();
  private final Set<Slot> slots = new HashSet<>();
  private int size;

  Batch(int maxSize) {
    this.maxSize = maxSize;
  }

  /** Whether it fits and was taken; the first one always is. */
  boolean add(Waiting one) {
    Set<Slot> more = one.send().slots();
    int with = size + one.send().users().size();
    if (!isEmpty() && (with > maxSize || !Collections.disjoint(slots, more))) {
      return false;
    }
    size = with;
    slots.addAll(more);
    return all.add(one);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Send> sends() {
    return all.stream().map(Waiting::send).toList();
  }

  void finish(Map<Send, Outcome> outcomes) {
    all.forEach(one -> one.caller().complete(outcomes.get(one.send())));
  }

  void fail(Throwable failure) {
    all.forEach(one -> one.caller().fail(failure));
  }

  /** Of those who have waited too long; what becomes of their sends is not known yet. */
  void failOlderThan(Duration age, Throwable failure) {
    all.stream().filter(one -> one.isOlderThan(age)).forEach(one -> one.caller().fail(failure));
  }
}
