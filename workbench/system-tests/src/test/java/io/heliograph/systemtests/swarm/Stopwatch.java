package io.heliograph.systemtests.swarm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the time of signals from the write to Kafka to the arrival at a page. Any thread may
 * call it.
 */
public final class Stopwatch {
  private final Map<Integer, Long> published = new ConcurrentHashMap<>();
  private long[] taken = new long[1 << 16];
  private int count;

  public void published(int number) {
    published.put(number, System.nanoTime());
  }

  synchronized void heard(int number) {
    if (count == taken.length) {
      taken = Arrays.copyOf(taken, 2 * count);
    }
    Long start = published.get(number);
    if (start != null) {
      taken[count++] = System.nanoTime() - start;
    }
  }

  /** Returns the 99th percentile since the last call, or zero without a signal. */
  public synchronized Duration takeP99() {
    long[] sorted = Arrays.copyOf(taken, count);
    Arrays.sort(sorted);
    count = 0;
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[(int) (0.99 * (sorted.length - 1))]);
  }
}
