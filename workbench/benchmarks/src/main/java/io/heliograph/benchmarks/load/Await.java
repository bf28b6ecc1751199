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

/** How the thread that conducts a run waits: never without end, and a Ctrl-C ends each wait. */
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
   * What was begun is carried through, for as long as it takes: a server that is left half started
   * cannot be stopped. A Ctrl-C takes effect after it.
   */
  public static <T> T start(Supplier<T> servers) {
    try {
      return CompletableFuture.supplyAsync(servers, Thread.ofPlatform()::start).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  /** For what is done by threads of our own. */
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

  /** Close to the microsecond. */
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
