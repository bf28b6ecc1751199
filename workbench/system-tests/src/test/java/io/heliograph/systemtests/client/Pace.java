package io.heliograph.systemtests.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a task at a fixed rate in the background. Late runs are made up for. */
public final class Pace implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final AtomicInteger done = new AtomicInteger();

  private Pace(Duration tick, Runnable each) {
    var _ = clock.scheduleAtFixedRate(() -> attempt(each), 0, tick.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Starts the task. It repeats until this is closed. */
  public static Pace every(Duration tick, Runnable each) {
    return new Pace(tick, each);
  }

  private void attempt(Runnable each) {
    try {
      each.run();
      done.incrementAndGet();
    } catch (RuntimeException e) {
      failure.completeExceptionally(e);
    }
  }

  public int done() {
    requireNoFailure();
    return done.get();
  }

  private void requireNoFailure() {
    if (failure.isCompletedExceptionally()) {
      failure.join();
    }
  }

  /** Waits for the last run and fails if a run has failed. */
  @Override
  public void close() {
    clock.shutdownNow();
    clock.close();
    requireNoFailure();
  }
}
