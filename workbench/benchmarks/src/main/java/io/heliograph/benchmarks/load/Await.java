package io.heliograph.benchmarks.load;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits of the thread that conducts a run. A Ctrl-C ends each wait and each wait has a time limit,
 * except in {@link #start}.
 */
public final class Await {
  private static final Duration LOOK = Duration.ofMillis(20);

  private Await() {}

  public static <T> T result(String what, Future<T> future, Duration atMost) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new BenchmarkFailed("%s: %s".formatted(what, e.getCause()), e);
    } catch (TimeoutException e) {
      throw tooLong(what, atMost);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  /**
   * Starts servers and waits without a limit, because a server that is only half started cannot be
   * stopped. A Ctrl-C takes effect afterwards.
   */
  public static <T> T start(Supplier<T> servers) {
    try {
      return CompletableFuture.supplyAsync(servers, Thread.ofPlatform()::start).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  /** Waits for the result of another thread of the benchmark. */
  public static <T> T result(String what, CompletableFuture<T> future, Duration atMost) {
    return result(what, Future.fromCompletionStage(future), atMost);
  }

  public static void until(String what, BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw tooLong(what, atMost);
      }
      nanos(what, LOOK.toNanos());
    }
  }

  /** Waits for this time, with a precision of about a microsecond. */
  public static void nanos(String what, long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new BenchmarkFailed(what + ": stopped");
      }
    }
  }

  private static BenchmarkFailed tooLong(String what, Duration atMost) {
    return new BenchmarkFailed("%s: not within %d s".formatted(what, atMost.toSeconds()));
  }

  private static BenchmarkFailed interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BenchmarkFailed(what + ": stopped", e);
  }
}
