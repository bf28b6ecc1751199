package io.heliograph.notifications.sending;

import static java.util.Collections.disjoint;
import static java.util.stream.Stream.concat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** Sends in the order in which they came, and the batches of them that are being written. */
final class Lane {
  private final int writers;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Set<Batch> writing = new HashSet<>();

  /** With so many batches at a time. */
  Lane(int writers) {
    this.writers = writers;
  }

  void add(Waiting one) {
    waiting.add(one);
  }

  int size() {
    return waiting.size();
  }

  /** Fills the batch, which is being written from now on, if a writer is free. */
  Batch next(Batch empty) {
    if (writing.size() < writers) {
      while (!waiting.isEmpty() && empty.add(waiting.element())) {
        waiting.remove();
      }
    }
    if (!empty.isEmpty()) {
      writing.add(empty);
    }
    return empty;
  }

  /** Whether one of its users is among those of the lane. */
  boolean hasUsersOf(Send send) {
    return sends().anyMatch(one -> !disjoint(one.users(), send.users()));
  }

  private Stream<Send> sends() {
    return concat(
        waiting.stream().map(Waiting::send), writing.stream().flatMap(one -> one.sends().stream()));
  }

  void release(Batch batch) {
    writing.remove(batch);
  }

  List<Batch> inFlight() {
    return List.copyOf(writing);
  }

  List<Waiting> takeOlderThan(Duration age) {
    var expired = new ArrayList<Waiting>();
    waiting.removeIf(one -> one.isOlderThan(age) && expired.add(one));
    return expired;
  }
}
