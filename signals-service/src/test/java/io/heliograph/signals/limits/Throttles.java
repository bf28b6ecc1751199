package io.heliograph.signals.limits;

/** Creates throttles without a running service. */
public final class Throttles {
  private static final long DAY = 86_400_000_000_000L;

  private Throttles() {}

  /** Returns a throttle that allows this number of events in a day. */
  public static Throttle allowing(int many) {
    long interval = DAY / many;
    return new Throttle(new Rate(interval, DAY - interval), System.nanoTime());
  }
}
