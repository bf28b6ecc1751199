package io.heliograph.signals.limits;

/** Throttles without a service around them. */
public final class Throttles {
  private static final long DAY = 86_400_000_000_000L;

  private Throttles() {}

  /** So many in a day. */
  public static Throttle allowing(int many) {
    long interval = DAY / many;
    return new Throttle(new Rate(interval, DAY - interval), System.nanoTime());
  }
}
