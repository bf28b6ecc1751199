package io.heliograph.notifications.sending;

import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of this instance: a few run at a time, the others wait. One that waits for longer than its
 * lease is taken by another instance that has nothing to do.
 */
@Singleton
final class JobQueue {
  private final JobRunner runner;
  private final JobConfig config;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private final Set<UUID> known = new HashSet<>();
  private int running;

  JobQueue(JobRunner runner, JobConfig config) {
    this.runner = runner;
    this.config = config;
  }

  /** Fails with {@link Problem#UNAVAILABLE} if too many jobs are waiting. */
  synchronized void requireRoom() {
    if (waiting.size() >= config.maxWaiting()) {
      throw Problem.UNAVAILABLE.because("Too many sends are waiting to be written, try again");
    }
  }

  /**
   * Ends when the job is finished. Fails with {@link Problem#UNAVAILABLE} if that takes too long or
   * the database fails; the job goes on nevertheless.
   */
  Uni<Void> run(UUID id) {
    return Uni.createFrom()
        .<Void>emitter(caller -> add(new Entry(id, caller)))
        .ifNoItem()
        .after(config.timeout())
        .failWith(() -> goesOn(id));
  }

  /** The same for a job that nobody awaits. */
  void start(UUID id) {
    run(id).subscribe().with(finished -> {}, failure -> {});
  }

  /** Whether it waits or runs here. */
  synchronized boolean knows(UUID id) {
    return known.contains(id);
  }

  /** How many wait or run. */
  synchronized int size() {
    return known.size();
  }

  private void add(Entry entry) {
    enqueue(entry);
    runNext();
  }

  private synchronized void enqueue(Entry entry) {
    waiting.add(entry);
    known.add(entry.id());
  }

  private void runNext() {
    Entry next = takeNext();
    if (next != null) {
      run(next);
    }
  }

  private synchronized @Nullable Entry takeNext() {
    if (waiting.isEmpty() || running >= config.concurrent()) {
      return null;
    }
    running++;
    return waiting.remove();
  }

  private void run(Entry entry) {
    runner
        .run(entry.id(), failure -> entry.caller().fail(goesOn(entry.id())))
        .onTermination()
        .invoke(() -> goOn(entry))
        .subscribe()
        .with(entry.caller()::complete, entry.caller()::fail);
  }

  /** However it ended, its place is free for the next one. */
  private void goOn(Entry entry) {
    release(entry);
    runNext();
  }

  private synchronized void release(Entry entry) {
    running--;
    known.remove(entry.id());
  }

  private static ProblemException goesOn(UUID id) {
    return Problem.UNAVAILABLE.because(
        "The notification is stored step by step, which goes on: do not send it again,"
            + " GET %s tells when it is finished".formatted(JobResource.path(id)));
  }

  private record Entry(UUID id, UniEmitter<? super Void> caller) {}
}
