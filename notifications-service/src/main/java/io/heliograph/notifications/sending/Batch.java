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
  private final long maxBytes;
  private final List<Waiting> all = new ArrayList<>();
  private final Set<Slot> slots = new HashSet<>();
  private int size;
  private long bytes;

  /** Of so many notifications, with so many bytes of content. */
  Batch(int maxSize, long maxBytes) {
    this.maxSize = maxSize;
    this.maxBytes = maxBytes;
  }

  /** Whether it fits and was taken; the first one always is. */
  boolean add(Waiting one) {
    Set<Slot> more = one.send().slots();
    if (!isEmpty() && !(fits(one.send()) && Collections.disjoint(slots, more))) {
      return false;
    }
    size += one.send().copies();
    bytes += one.send().size();
    slots.addAll(more);
    return all.add(one);
  }

  private boolean fits(Send send) {
    return size + send.copies() <= maxSize && bytes + send.size() <= maxBytes;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Send> sends() {
    return all.stream().map(Waiting::send).toList();
  }

  /** Answers to all but those that are blocked. */
  List<Waiting> finish(Map<Send, Outcome> outcomes) {
    var blocked = new ArrayList<Waiting>();
    for (Waiting one : all) {
      Outcome outcome = outcomes.get(one.send());
      if (outcome instanceof Outcome.Blocked) {
        blocked.add(one);
      } else {
        one.caller().complete(outcome);
      }
    }
    return blocked;
  }

  void fail(Throwable failure) {
    all.forEach(one -> one.caller().fail(failure));
  }

  /** Of those who have waited too long; what becomes of their sends is not known yet. */
  void failOlderThan(Duration age, Throwable failure) {
    all.stream().filter(one -> one.isOlderThan(age)).forEach(one -> one.caller().fail(failure));
  }
}
