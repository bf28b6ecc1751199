package io.heliograph.signals.limits;

/**
 * A token bucket that remembers one number: when the next one would be on time. 24 bytes. Not safe
 * for use by several threads at once.
 */
public final class Throttle {
  private final Rate rate;
  private long next;

  public Throttle(Rate rate, long nanos) {
    this.rate = rate;
    this.next = nanos;
  }

  /**
   * Whether one more may come now; one that may not does not count.
   *
   * @param nanos {@link System#nanoTime()}
   */
  public boolean allows(long nanos) {
    return allows(nanos, 1);
  }

  /**
   * The same for several that come as one, and count as so many.
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

  /** Whether it allows as much as a new one. */
  public boolean isFull(long nanos) {
    return next - nanos <= 0;
  }
}
