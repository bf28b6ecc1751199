package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.sockets.Reception;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sockets that have received a broadcast with this number or a higher one. */
final class Probe implements Reception {
  private final long number;
  private final BitSet heard = new BitSet();
  private final AtomicInteger count = new AtomicInteger();

  Probe(long number) {
    this.number = number;
  }

  @Override
  public void signal(int socket, long heardNumber, long nanos) {
    if (heardNumber >= number && !heard.get(socket)) {
      heard.set(socket);
      count.incrementAndGet();
    }
  }

  int count() {
    return count.get();
  }
}
