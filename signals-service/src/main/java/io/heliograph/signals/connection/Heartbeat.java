package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Hub;
import io.heliograph.signals.fanout.StreamAge;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Closes whose token has ended, asks every reader in turn whether they are still there, and tells
 * those who want to know how far they have come: a reader for whom nothing was sent would else be
 * too old to catch up one day.
 */
@Singleton
final class Heartbeat {
  /** How finely the intervals of the readers are spread. */
  private static final long TICK_MILLIS = 250;

  /** So many are told their position at once: a fraction of a millisecond. */
  static final int AT_ONCE = 250;

  private static final long PAUSE_MILLIS = 1;

  private final Sockets sockets;
  private final Hub hub;
  private final StreamAge streamAge;
  private final Vertx vertx;

  Heartbeat(Sockets sockets, Hub hub, StreamAge streamAge, Vertx vertx) {
    this.sockets = sockets;
    this.hub = hub;
    this.streamAge = streamAge;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(TICK_MILLIS, timer -> beat());
  }

  void beat() {
    closeTheExpired(Instant.now());
    long now = System.nanoTime();
    List<Reader> due = sockets.open().filter(reader -> reader.pulse().isDue(now)).toList();
    due.forEach(Heartbeat::ask);
    tellPositions(due.stream().filter(Reader::wantsPositions).toList());
  }

  /** Nothing is delivered meanwhile, so that it has its turn after some of them. */
  private void tellPositions(List<Reader> curious) {
    if (curious.size() > AT_ONCE) {
      tell(curious.subList(0, AT_ONCE));
      List<Reader> rest = curious.subList(AT_ONCE, curious.size());
      var _ = vertx.setTimer(PAUSE_MILLIS, pause -> tellPositions(rest));
    } else if (!curious.isEmpty()) {
      tell(curious);
    }
  }

  private void tell(List<Reader> some) {
    hub.atPosition(
        position -> {
          try (var here = Milestone.of(position, streamAge.staleness())) {
            some.forEach(reader -> reader.tellPosition(here));
          }
        });
  }

  private void closeTheExpired(Instant now) {
    sockets
        .open()
        .filter(reader -> !now.isBefore(reader.expiresAt()))
        .forEach(reader -> reader.outbound().close(Closing.EXPIRED));
  }

  private static void ask(Reader reader) {
    if (reader.pulse().wasHeard()) {
      reader.ping();
    } else {
      reader.outbound().cut();
    }
  }
}
