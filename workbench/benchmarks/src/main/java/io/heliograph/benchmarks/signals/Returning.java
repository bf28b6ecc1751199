package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.sockets.Reception;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Clients that request positions, keep the latest one and resume from it. Each misses the same
 * broadcasts and one signal of its own. A client that has recovered must receive exactly these, in
 * order; every other signal is a failure.
 */
final class Returning implements Reception {
  /** Number of broadcasts that each client misses, numbered from 0. */
  static final int BROADCASTS = 5;

  /** Offset that is added to the number of a socket in its own signal. */
  static final int PERSONAL = 1_000_000;

  private final Failures failures;
  private final AtomicReferenceArray<String> positions;
  private final int[] broadcasts;
  private final boolean[] personal;
  private final AtomicInteger subscribed = new AtomicInteger();
  private final AtomicInteger recovered = new AtomicInteger();
  private final AtomicInteger complete = new AtomicInteger();

  Returning(Failures failures, int sockets) {
    this.failures = failures;
    this.positions = new AtomicReferenceArray<>(sockets);
    this.broadcasts = new int[sockets];
    this.personal = new boolean[sockets];
  }

  @Override
  public void signal(int socket, long number, long nanos) {
    boolean expected =
        number >= PERSONAL ? takePersonal(socket, number) : number == broadcasts[socket]++;
    if (!expected) {
      failures.add("signal %d on returning socket %d is not expected".formatted(number, socket));
    }
    if (broadcasts[socket] == BROADCASTS && personal[socket]) {
      complete.incrementAndGet();
    }
  }

  private boolean takePersonal(int socket, long number) {
    boolean expected = number == PERSONAL + socket && !personal[socket];
    personal[socket] = true;
    return expected;
  }

  @Override
  public void control(int socket, JsonObject frame) {
    if (frame.containsKey("position")) {
      position(socket, frame.getString("position"));
    }
    if (frame.getString("type").equals("subscribed")) {
      subscribed(frame.getBoolean("recovered"));
    }
  }

  private void subscribed(boolean withAll) {
    if (withAll) {
      recovered.incrementAndGet();
    }
    subscribed.incrementAndGet();
  }

  @Override
  public boolean keepsPositions() {
    return true;
  }

  @Override
  public void position(int socket, String position) {
    positions.set(socket, position);
  }

  /** Returns the latest position that the socket has received. */
  String position(int socket) {
    return positions.get(socket);
  }

  int subscribed() {
    return subscribed.get();
  }

  int recovered() {
    return recovered.get();
  }

  /** Returns the number of sockets that have received all missed signals. */
  int complete() {
    return complete.get();
  }
}
