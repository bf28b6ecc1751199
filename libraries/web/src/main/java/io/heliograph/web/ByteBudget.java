package io.heliograph.web;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds what some work holds in memory together, about. */
public final class ByteBudget {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  public ByteBudget(long limit) {
    this.limit = limit;
  }

  /** Whether there is room; then it is taken until it is given back. */
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
