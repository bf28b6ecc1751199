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

  Sockets(ConnectionMetrics metrics) {
    metrics.watch(open);
  }

  void add(Reader reader) {
    open.add(reader);
  }

  void remove(Reader reader) {
    open.remove(reader);
    if (open.isEmpty()) {
      tellThatNoneIsLeft();
    }
  }

  Stream<Reader> open() {
    return open.stream();
  }

  public int count() {
    return open.size();
  }

  /** Closes each with 1012 at a time of its own, and tells those who can be told before. */
  public void closeAllWithin(Duration period) {
    open.forEach(
        reader -> {
          reader.tellDraining(period);
          reader.outbound().closeWithin(period);
        });
  }

  /** Whether the last one left in time. */
  public synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!open.isEmpty() && System.nanoTime() - end < 0) {
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return open.isEmpty();
  }

  private synchronized void tellThatNoneIsLeft() {
    notifyAll();
  }
}
