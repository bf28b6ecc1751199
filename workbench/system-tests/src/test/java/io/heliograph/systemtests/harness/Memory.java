package io.heliograph.systemtests.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    collectGarbage(service.pid());
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
    return (long) service.sum("jvm_memory_used_bytes{area=\"heap\"");
  }

  private static long directOf(RunningService service) {
    return (long)
        (service.sum("jvm_buffer_memory_used_bytes{id=\"direct\"")
            + service.sum("netty_allocator_memory_used{"));
  }

  private static void collectGarbage(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** See {@link #peakOf}. */
  public record Peak(long direct) {}
}
