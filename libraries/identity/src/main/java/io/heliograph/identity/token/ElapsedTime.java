package io.heliograph.identity.token;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Monotonic time for ages, independent of changes of the system clock. It contains no date, so its
 * instants must not be compared with others.
 */
public final class ElapsedTime implements InstantSource {
  private final long start = System.nanoTime();

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(System.nanoTime() - start);
  }
}
