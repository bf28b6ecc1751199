package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.StreamAge;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Closes connections with expired tokens, checks the liveness of each connection once per interval,
 * and sends positions to clients that want them. Without these, the position of a client that gets
 * no signals would become too old to resume from.
 */
@Singleton
final class Heartbeat {
  /** Resolution at which the intervals of the connections are spread. */
  private static final long TICK_MILLIS = 250;

  /**
   * Maximum connections that get their position in one step, which takes a fraction of a
   * millisecond.
   */
  static final int AT_ONCE = 250;

  private static final long PAUSE_MILLIS = 1;

  private final OpenConnections connections;
  private final Hub hub;
  private final StreamAge streamAge;
  private final Vertx vertx;

  Heartbeat(OpenConnections connections, Hub hub, StreamAge streamAge, Vertx vertx) {
    this.connections = connections;
    this.hub = hub;
    this.streamAge = streamAge;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(TICK_MILLIS, timer -> check());
  }

  void check() {
    closeExpired(Instant.now());
    long now = System.nanoTime();
    List<ClientConnection> due =
        connections.open().filter(one -> one.liveness().isDue(now)).toList();
    due.forEach(Heartbeat::checkLiveness);
    sendPositions(due.stream().filter(ClientConnection::wantsPositions).toList());
  }

  /**
   * Sends positions in steps. No signal is delivered during a step, so there is a pause between
   * two.
   */
  private void sendPositions(List<ClientConnection> due) {
    List<ClientConnection> some = due.subList(0, Math.min(AT_ONCE, due.size()));
    List<ClientConnection> rest = due.subList(some.size(), due.size());
    if (!some.isEmpty()) {
      hub.sendPositions(some, streamAge.staleness());
    }
    if (!rest.isEmpty()) {
      var _ = vertx.setTimer(PAUSE_MILLIS, pause -> sendPositions(rest));
    }
  }

  private void closeExpired(Instant now) {
    connections
        .open()
        .filter(one -> !now.isBefore(one.expiresAt()))
        .forEach(one -> one.outbound().close(CloseCode.EXPIRED));
  }

  private static void checkLiveness(ClientConnection connection) {
    if (connection.liveness().hasReceived()) {
      connection.ping();
    } else {
      connection.outbound().abort();
    }
  }
}
