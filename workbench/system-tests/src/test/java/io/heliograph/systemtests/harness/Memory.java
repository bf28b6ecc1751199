package io.heliograph.systemtests.harness;

import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.LiveHeap;
import io.heliograph.harness.product.RunningService;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a service needs, in bytes.
 *
 * @param heap what is left of it after a full collection
 * @param direct outside the heap, for what is being read and written
 */
public record Memory(long heap, long direct) {
  private static final Duration AGAIN = Duration.ofMillis(500);

  public static Memory of(RunningService service) {
    LiveHeap.collect(service.handle());
    return new Memory(heapOf(service), directOf(service));
  }

  /** The most that was needed directly in that time. */
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

  /** See {@link #peakOf}. */
  public record Peak(long direct) {}
}
