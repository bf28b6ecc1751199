package io.heliograph.signals.limits;

/**
 * A number of events per second.
 *
 * @param interval nanoseconds between two events
 * @param slack nanoseconds by which an event may be early; a burst uses it up
 */
public record Rate(long interval, long slack) {
  private static final long SECOND = 1_000_000_000;

  /** Returns a rate that allows, after idle time, a burst of so many seconds' worth of events. */
  public static Rate of(int perSecond, int burstSeconds) {
    long interval = SECOND / perSecond;
    return new Rate(interval, burstSeconds * SECOND - interval);
  }
}
