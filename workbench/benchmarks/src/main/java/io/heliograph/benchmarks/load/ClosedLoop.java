package io.heliograph.benchmarks.load;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Generates load with a fixed number of concurrent operations. Each operation that ends starts the
 * next one. A failed operation is counted as a failure and has no latency.
 */
public final class ClosedLoop {
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Failures failures;
  private final int width;
  private final Supplier<Future<?>> operation;

  public ClosedLoop(Vertx vertx, Failures failures, int width, Supplier<Future<?>> operation) {
    this.vertx = vertx;
    this.failures = failures;
    this.width = width;
    this.operation = operation;
  }

  /** Runs a warm-up and then the measured rounds. */
  public Rounds measure(Duration warmUp, Duration round) {
    Sample _ = runFor(warmUp);
    return Rounds.of(() -> runFor(round));
  }

  /** Runs the load for this time. Operations that are in progress at the end may complete. */
  public Sample runFor(Duration time) {
    var running = new Running(time);
    vertx.getOrCreateContext().runOnContext(started -> running.start());
    return Await.result("load", running.done.future(), time.plus(LAST_ANSWERS));
  }

  /** One run of the load. It is used only on one event loop. */
  private final class Running {
    private final Promise<Sample> done = Promise.promise();
    private final Histogram latency = Sample.emptyHistogram();
    private final Duration time;
    private long begin;
    private int open = width;

    Running(Duration time) {
      this.time = time;
    }

    void start() {
      begin = System.nanoTime();
      for (int i = 0; i < width; i++) {
        next();
      }
    }

    private void next() {
      long start = System.nanoTime();
      if (start - begin < time.toNanos()) {
        operation.get().onComplete(result -> ended(start, result));
      } else if (--open == 0) {
        done.complete(new Sample(latency, Duration.ofNanos(start - begin)));
      }
    }

    /**
     * Starts the next operation. After a failure it does so in a new task, so that operations that
     * fail at once do not recurse.
     */
    private void ended(long start, AsyncResult<?> result) {
      if (result.succeeded()) {
        latency.recordValue(System.nanoTime() - start);
        next();
      } else {
        failures.add(String.valueOf(result.cause()));
        vertx.getOrCreateContext().runOnContext(later -> next());
      }
    }
  }
}
