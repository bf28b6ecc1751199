package io.heliograph.signals.connection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everybody who is connected to this instance. */
@Singleton
public final class Sockets {
  private final Set<Reader> open = ConcurrentHashMap.newKeySet();
  private volatile boolean leaving;

  Sockets(ConnectionMetrics metrics) {
    metrics.watch(open);
  }

  /** One that was let in before, and comes after all were told to leave, leaves at once. */
  void add(Reader reader) {
    open.add(reader);
    if (leaving) {
      reader.outbound().close(Closing.RESTART);
    }
  }

  void remove(Reader reader) {
    open.remove(reader);
  }

  Stream<Reader> open() {
    return open.stream();
  }

  public int count() {
    return open.size();
  }

  /** Closes each with 1012 at a time of its own, and tells those who can be told before. */
  public void closeAllWithin(Duration period) {
    leaving = true;
    open.forEach(reader -> close(reader, period));
  }

  private static void close(Reader reader, Duration period) {
    reader.tellDraining(period);
    reader.outbound().closeWithin(period);
  }
}
