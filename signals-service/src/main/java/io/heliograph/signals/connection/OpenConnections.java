package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The open connections of this instance. */
@Singleton
public final class OpenConnections {
  private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean leaving;

  OpenConnections(ConnectionMetrics metrics) {
    metrics.watch(open);
  }

  /**
   * Adds a connection. A connection that was admitted before {@link #closeAllWithin} and is added
   * after it is closed immediately.
   */
  public void add(ClientConnection connection) {
    open.add(connection);
    if (leaving) {
      connection.outbound().close(CloseCode.RESTART);
    }
  }

  public void remove(ClientConnection connection) {
    open.remove(connection);
  }

  public Stream<ClientConnection> open() {
    return open.stream();
  }

  public int count() {
    return open.size();
  }

  /**
   * Closes each connection with 1012 at a random time within the period, and announces it before to
   * clients that support that.
   */
  public void closeAllWithin(Duration period) {
    leaving = true;
    open.forEach(connection -> close(connection, period));
  }

  private static void close(ClientConnection connection, Duration period) {
    connection.sendDraining(period);
    connection.outbound().closeWithin(period);
  }
}
