package io.heliograph.notifications.web;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what large answers hold in memory. */
final class AnswerMemory {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  AnswerMemory(long limit) {
    this.limit = limit;
  }

  /** Whether there is room; then it is taken until it is given back. */
  boolean tryTake(long bytes) {
    if (held.addAndGet(bytes) <= limit) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }

  long held() {
    return held.get();
  }
}
