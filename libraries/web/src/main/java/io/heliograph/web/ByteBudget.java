package io.heliograph.web;

import java.util.concurrent.atomic.AtomicLong;

/** Limits the approximate memory that some work uses in total. */
public final class ByteBudget {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  public ByteBudget(long limit) {
    this.limit = limit;
  }

  /** Takes the bytes until {@link #giveBack}. Returns whether there was room. */
  public boolean tryTake(long bytes) {
    if (held.addAndGet(bytes) <= limit) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  public void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }

  public long held() {
    return held.get();
  }
}
