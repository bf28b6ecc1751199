package io.heliograph.signals.connection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody who is connected to this instance. */
@Singleton
public final class Sockets {
  private final Set<Reader> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Duration leaving;

  Sockets(ConnectionMetrics metrics) {
    metrics.watch(open);
  }

  /** One that was let in before, and comes after all were told to leave, is told so, too. */
  void add(Reader reader) {
    open.add(reader);
    Duration period = leaving;
    if (period != null) {
      close(reader, period);
    }
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
    leaving = period;
    open.forEach(reader -> close(reader, period));
  }

  /** Whether the last one left in time. */
  public synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!open.isEmpty() && System.nanoTime() - end < 0) {
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return open.isEmpty();
  }

  private static void close(Reader reader, Duration period) {
    reader.tellDraining(period);
    reader.outbound().closeWithin(period);
  }

  private synchronized void tellThatNoneIsLeft() {
    notifyAll();
  }
}
