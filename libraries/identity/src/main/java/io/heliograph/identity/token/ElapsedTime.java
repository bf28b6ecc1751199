package io.heliograph.identity.token;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A time for ages, which goes on evenly while the clock of the machine is set. It says nothing of
 * the date, so its instants compare with no others.
 */
public final class ElapsedTime implements InstantSource {
  private final long start = System.nanoTime();

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(System.nanoTime() - start);
  }
}
