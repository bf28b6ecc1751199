package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.PositionUpdate;
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
    closeTheExpired(Instant.now());
    long now = System.nanoTime();
    List<ClientConnection> due =
        connections.open().filter(reader -> reader.liveness().isDue(now)).toList();
    due.forEach(Heartbeat::ask);
    sendPositions(due.stream().filter(ClientConnection::wantsPositions).toList());
  }

  /**
   * Sends positions in steps. No signal is delivered during a step, so there is a pause between
   * two.
   */
  private void sendPositions(List<ClientConnection> listening) {
    if (listening.size() > AT_ONCE) {
      tell(listening.subList(0, AT_ONCE));
      List<ClientConnection> rest = listening.subList(AT_ONCE, listening.size());
      var _ = vertx.setTimer(PAUSE_MILLIS, pause -> sendPositions(rest));
    } else if (!listening.isEmpty()) {
      tell(listening);
    }
  }

  private void tell(List<ClientConnection> some) {
    hub.atPosition(
        position -> {
          try (var here = PositionUpdate.of(position, streamAge.staleness())) {
            some.forEach(reader -> reader.sendPosition(here));
          }
        });
  }

  private void closeTheExpired(Instant now) {
    connections
        .open()
        .filter(reader -> !now.isBefore(reader.expiresAt()))
        .forEach(reader -> reader.outbound().close(CloseCode.EXPIRED));
  }

  private static void ask(ClientConnection reader) {
    if (reader.liveness().hasReceived()) {
      reader.ping();
    } else {
      reader.outbound().abort();
    }
  }
}
