package io.heliograph.notifications.queue;

import static java.util.Collections.disjoint;
import static java.util.stream.Stream.concat;

import io.heliograph.notifications.command.ResolvedSend;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** A FIFO queue of sends, and the batches of them that are being written. */
final class SendLane {
  private final int writers;
  private final Queue<QueuedSend> waiting = new ArrayDeque<>();
  private final Set<SendBatch> writing = new HashSet<>();

  /** Creates a lane that writes at most {@code writers} batches concurrently. */
  SendLane(int writers) {
    this.writers = writers;
  }

  void add(QueuedSend one) {
    waiting.add(one);
  }

  int size() {
    return waiting.size();
  }

  /**
   * Fills the batch and registers it as being written, if a writer is free; otherwise the batch
   * stays empty.
   */
  SendBatch next(SendBatch empty) {
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

  /** Returns whether the send shares a user with a send of this lane, waiting or being written. */
  boolean hasUsersOf(ResolvedSend send) {
    return sends().anyMatch(one -> !disjoint(one.users(), send.users()));
  }

  private Stream<ResolvedSend> sends() {
    return concat(
        waiting.stream().map(QueuedSend::send),
        writing.stream().flatMap(one -> one.sends().stream()));
  }

  void release(SendBatch batch) {
    writing.remove(batch);
  }

  List<SendBatch> inFlight() {
    return List.copyOf(writing);
  }

  List<QueuedSend> takeOlderThan(Duration age) {
    var expired = new ArrayList<QueuedSend>();
    waiting.removeIf(one -> one.isOlderThan(age) && expired.add(one));
    return expired;
  }
}
