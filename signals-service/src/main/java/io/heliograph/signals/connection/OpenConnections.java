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
  public void add(ClientConnection reader) {
    open.add(reader);
    if (leaving) {
      reader.outbound().close(CloseCode.RESTART);
    }
  }

  public void remove(ClientConnection reader) {
    open.remove(reader);
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
    open.forEach(reader -> close(reader, period));
  }

  private static void close(ClientConnection reader, Duration period) {
    reader.sendDraining(period);
    reader.outbound().closeWithin(period);
  }
}
