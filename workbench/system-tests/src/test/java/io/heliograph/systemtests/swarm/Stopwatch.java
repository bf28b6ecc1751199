package io.heliograph.systemtests.swarm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long signals take from being handed to Kafka to being heard. Any thread may call it. */
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

  /** Since the last time it was asked; zero if nothing was heard. */
  public synchronized Duration takeP99() {
    long[] sorted = Arrays.copyOf(taken, count);
    Arrays.sort(sorted);
    count = 0;
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[(int) (0.99 * (sorted.length - 1))]);
  }
}
