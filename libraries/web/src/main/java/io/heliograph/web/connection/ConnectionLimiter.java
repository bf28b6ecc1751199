package io.heliograph.web.connection;

import io.heliograph.log.RareWarning;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Limits open connections in total and per address. Thread-safe. */
final class ConnectionLimiter {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(ConnectionLimiter.class), Duration.ofSeconds(10));

  private final int max;
  private final int maxPerAddress;
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int open;

  /**
   * Creates a limiter.
   *
   * @param maxPerAddress 0: no limit
   */
  ConnectionLimiter(int max, int maxPerAddress) {
    this.max = max;
    this.maxPerAddress = maxPerAddress;
  }

  /**
   * Counts one more connection until it is released. Returns whether it is allowed; if not, it is
   * not counted.
   */
  boolean tryAcquire(InetAddress client) {
    Limit reached = acquire(client);
    if (reached != null) {
      WARNING.log(
          reached, "connection closed, too many are open limit=%s".formatted(reached.shown));
    }
    return reached == null;
  }

  synchronized void release(InetAddress client) {
    open--;
    byAddress.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open() {
    return open;
  }

  private synchronized @Nullable Limit acquire(InetAddress client) {
    if (open >= max) {
      return Limit.TOTAL;
    }
    if (maxPerAddress > 0) {
      if (byAddress.getOrDefault(client, 0) >= maxPerAddress) {
        return Limit.ADDRESS;
      }
      byAddress.merge(client, 1, Integer::sum);
    }
    open++;
    return null;
  }

  private enum Limit {
    TOTAL("heliograph.web.connections.max"),
    ADDRESS("heliograph.web.connections.max-per-address");

    private final String shown;

    Limit(String shown) {
      this.shown = shown;
    }
  }
}
