package io.heliograph.signals.limits;

/**
 * So many in a second.
 *
 * @param interval nanoseconds between two of them
 * @param slack nanoseconds by which they may be early, which is what a burst uses up
 */
public record Rate(long interval, long slack) {
  private static final long SECOND = 1_000_000_000;

  /** After a quiet time, so many seconds' worth may come at once. */
  public static Rate of(int perSecond, int burstSeconds) {
    long interval = SECOND / perSecond;
    return new Rate(interval, burstSeconds * SECOND - interval);
  }
}
