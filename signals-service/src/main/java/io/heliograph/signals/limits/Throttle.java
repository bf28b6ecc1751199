package io.heliograph.signals.limits;

/**
 * A token bucket in 24 bytes: it stores only the time at which the next event is due. Not
 * thread-safe.
 */
public final class Throttle {
  private final Rate rate;
  private long next;

  public Throttle(Rate rate, long nanos) {
    this.rate = rate;
    this.next = nanos;
  }

  /**
   * Returns whether one more event is allowed now; a refused event does not count.
   *
   * @param nanos {@link System#nanoTime()}
   */
  public boolean allows(long nanos) {
    return allows(nanos, 1);
  }

  /**
   * Returns whether several events are allowed now, as one; refused events do not count.
   *
   * @param nanos {@link System#nanoTime()}
   */
  public boolean allows(long nanos, int several) {
    long early = Math.max(0, next - nanos);
    if (early > rate.slack()) {
      return false;
    }
    next = nanos + early + several * rate.interval();
    return true;
  }

  /** Returns whether the bucket is full, as that of a new throttle. */
  public boolean isFull(long nanos) {
    return next - nanos <= 0;
  }
}
