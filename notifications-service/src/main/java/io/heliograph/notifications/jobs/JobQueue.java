package io.heliograph.notifications.jobs;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.web.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of this instance: a few run at a time, the others wait. One that waits for longer than its
 * lease is taken by another instance that has nothing to do.
 */
@Singleton
public final class JobQueue {
  /** For one that met a lock of somebody else; meanwhile others run. */
  private static final Duration LOCKED_INTERVAL = Duration.ofMillis(500);

  private final JobRunner runner;
  private final JobConfig config;
  private final Vertx vertx;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private final Map<UUID, Entry> known = new HashMap<>();
  private int running;
  private boolean leaving;

  JobQueue(JobRunner runner, JobConfig config, Vertx vertx) {
    this.runner = runner;
    this.config = config;
    this.vertx = vertx;
  }

  /** From now on nobody is kept waiting; jobs still run until the end. */
  void leave(@Observes @Priority(LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
    waitNoMore().forEach(entry -> entry.caller().complete(false));
  }

  /** Fails with {@link Problem#UNAVAILABLE} if too many jobs are waiting. */
  synchronized void requireRoom() {
    if (waiting.size() >= config.maxWaiting()) {
      throw Problem.UNAVAILABLE.because("Too many sends are waiting to be written, try again");
    }
  }

  /**
   * Whether it is finished. It is not, and goes on, if that takes too long, the database is away or
   * this instance stops.
   */
  Uni<Boolean> run(UUID id) {
    return Uni.createFrom()
        .<Boolean>emitter(caller -> add(new Entry(id, caller)))
        .ifNoItem()
        .after(config.timeout())
        .recoverWithItem(false);
  }

  /** The same for a job that nobody awaits. */
  void start(UUID id) {
    run(id).subscribe().with(finished -> {}, failure -> {});
  }

  /** Whether it waits or runs here. */
  synchronized boolean knows(UUID id) {
    return known.containsKey(id);
  }

  /** Number of jobs that wait or run. */
  public synchronized int size() {
    return known.size();
  }

  private void add(Entry entry) {
    if (enqueue(entry)) {
      entry.caller().complete(false);
    }
    runNext();
  }

  /** Whether its caller is not kept waiting. */
  private synchronized boolean enqueue(Entry entry) {
    waiting.add(entry);
    known.put(entry.id(), entry);
    return leaving;
  }

  private synchronized List<Entry> waitNoMore() {
    leaving = true;
    return List.copyOf(known.values());
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
        .run(entry.id(), away -> entry.caller().complete(false))
        .subscribe()
        .with(finished -> end(entry, null), failure -> end(entry, failure));
  }

  private void end(Entry entry, @Nullable Throwable failure) {
    boolean again = isLocked(failure);
    release(entry, again);
    if (again) {
      vertx.setTimer(LOCKED_INTERVAL.toMillis(), later -> add(entry));
    } else if (failure == null) {
      entry.caller().complete(true);
    } else {
      entry.caller().fail(failure);
    }
    runNext();
  }

  private synchronized void release(Entry entry, boolean again) {
    running--;
    if (!again) {
      known.remove(entry.id());
    }
  }

  private static boolean isLocked(@Nullable Throwable failure) {
    return failure instanceof DatabaseException known && known.failure() == DatabaseFailure.LOCKED;
  }

  private record Entry(UUID id, UniEmitter<? super Boolean> caller) {}
}
