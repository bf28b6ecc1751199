package io.heliograph.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Collects the failures under load. One failure is enough to fail the run. */
public final class Failures {
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> first = new AtomicReference<>("");

  public void add(String what) {
    if (count.getAndIncrement() == 0) {
      first.set(what);
    }
  }

  public boolean any() {
    return count.get() > 0;
  }

  @Override
  public String toString() {
    return any() ? "%d failures, the first: %s".formatted(count.get(), first) : "no failures";
  }
}
