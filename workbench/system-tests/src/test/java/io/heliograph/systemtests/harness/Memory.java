package io.heliograph.systemtests.harness;

import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.LiveHeap;
import io.heliograph.harness.product.RunningService;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of a service in bytes.
 *
 * @param heap heap after a full collection
 * @param direct direct memory, which holds data that is being read and written
 */
public record Memory(long heap, long direct) {
  private static final Duration AGAIN = Duration.ofMillis(500);

  public static Memory of(RunningService service) {
    LiveHeap.collect(service.handle());
    return new Memory(heapOf(service), directOf(service));
  }

  /** Returns the maximum direct memory in this time. */
  public static Peak peakOf(RunningService service, Duration time) {
    var peak = new AtomicLong();
    long end = System.nanoTime() + time.toNanos();
    await()
        .atMost(time.multipliedBy(2))
        .pollInterval(AGAIN)
        .until(
            () -> {
              peak.accumulateAndGet(directOf(service), Math::max);
              return System.nanoTime() > end;
            });
    return new Peak(peak.get());
  }

  private static long heapOf(RunningService service) {
    return (long) service.metrics().now().sum("jvm_memory_used_bytes{area=\"heap\"");
  }

  private static long directOf(RunningService service) {
    return (long) service.metrics().now().direct();
  }

  /** The result of {@link #peakOf}. */
  public record Peak(long direct) {}
}
