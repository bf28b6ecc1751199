package io.heliograph.notifications.jobs;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.web.problem.Problem;
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
 * The jobs of this instance: a limited number runs concurrently, the others wait. A job that waits
 * longer than its lease is taken over by an idle instance.
 */
@Singleton
public final class JobQueue {
  /**
   * Delay before a job that met a lock of another transaction is queued again; meanwhile other jobs
   * run.
   */
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

  /**
   * Completes the callers with {@code false} at shutdown; jobs continue to run, and callers that
   * come later are completed at once.
   */
  void leave(@Observes @Priority(LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
    stopWaiting().forEach(entry -> entry.caller().complete(false));
  }

  /** Throws {@link Problem#UNAVAILABLE} if too many jobs are waiting. */
  synchronized void requireRoom() {
    if (waiting.size() >= config.maxWaiting()) {
      throw Problem.UNAVAILABLE.because("Too many sends are waiting to be written, try again");
    }
  }

  /**
   * Runs the job and returns whether it is finished. The result is {@code false}, and the job
   * continues, if it exceeds the timeout, the database is unavailable or this instance stops.
   */
  Uni<Boolean> run(UUID id) {
    return Uni.createFrom()
        .<Boolean>emitter(caller -> add(new Entry(id, caller)))
        .ifNoItem()
        .after(config.timeout())
        .recoverWithItem(false);
  }

  /** Runs the job without a waiting caller. */
  void start(UUID id) {
    run(id).subscribe().with(finished -> {}, failure -> {});
  }

  /** Returns whether the job waits or runs in this instance. */
  synchronized boolean knows(UUID id) {
    return known.containsKey(id);
  }

  /** Returns the number of jobs that wait or run. */
  public synchronized int size() {
    return known.size();
  }

  private void add(Entry entry) {
    if (enqueue(entry)) {
      entry.caller().complete(false);
    }
    runNext();
  }

  /**
   * Adds the entry and returns whether its caller must not wait because this instance is stopping.
   */
  private synchronized boolean enqueue(Entry entry) {
    waiting.add(entry);
    known.put(entry.id(), entry);
    return leaving;
  }

  private synchronized List<Entry> stopWaiting() {
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
