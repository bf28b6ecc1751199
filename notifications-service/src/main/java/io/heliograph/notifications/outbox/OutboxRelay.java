package io.heliograph.notifications.outbox;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Leads or stands by; see the package for what it promises. */
@Singleton
final class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RelayElection election;
  private final OutboxPublisher publisher;
  private final OutboxConfig config;
  private final OutboxMetrics metrics;
  private final Vertx vertx;
  private final AtomicReference<@Nullable Office> office = new AtomicReference<>();
  private volatile boolean stopped;

  OutboxRelay(
      RelayElection election,
      OutboxPublisher publisher,
      OutboxConfig config,
      OutboxMetrics metrics,
      Vertx vertx) {
    this.election = election;
    this.publisher = publisher;
    this.config = config;
    this.metrics = metrics;
    this.vertx = vertx;
  }

  /** Migration and messaging are ready when this event comes. */
  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(config.pollInterval().toMillis(), timer -> poll());
    vertx.setPeriodic(config.sessionTimeout().toMillis() / 3, timer -> check());
    stand();
  }

  /** Comes before the service drains, so that another instance leads meanwhile. */
  void handOver(@Observes @Priority(LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
    stop();
  }

  /** Where no delay is configured. */
  void handOver(@Observes @Priority(LIBRARY_BEFORE) ShutdownEvent stopping) {
    stop();
  }

  private void stop() {
    stopped = true;
    Office held = office.get();
    if (held != null) {
      leave(held);
    }
  }

  /** Whether this relay leads; if so, it looks for rows now. */
  boolean wakeIfLeading() {
    Office held = office.get();
    if (held != null) {
      held.loop().wake();
    }
    return held != null;
  }

  /** A leader that lost PostgreSQL notices it even if there is nothing to publish. */
  private void check() {
    Office held = office.get();
    if (held != null) {
      RelaySession session = held.session();
      session.check().subscribe().with(alive -> {}, failure -> failed(session, failure));
    }
  }

  private void poll() {
    wakeIfLeading();
    Duration waiting = metrics.waiting();
    if (waiting.compareTo(PATIENCE) > 0) {
      LOG.warnf("kafka does not acknowledge, events wait in the outbox waiting=%s", waiting);
    }
  }

  private void stand() {
    if (!stopped) {
      election.stand().subscribe().with(this::lead, this::electionFailed);
    }
  }

  private void lead(Optional<RelaySession> won) {
    won.ifPresentOrElse(this::enter, this::standLater);
  }

  private void enter(RelaySession session) {
    var loop =
        new RelayLoop(
            session, publisher, metrics, config.batchSize(), failure -> failed(session, failure));
    office.set(new Office(session, loop));
    if (stopped) {
      stop();
      return;
    }
    metrics.leading(true);
    LOG.infof("relay leads term=%d", session.term());
    publisher.connect().subscribe().with(connected -> {}, failure -> failed(session, failure));
    session
        .listen(loop::wake, () -> failed(session, new ConnectionLostException()))
        .subscribe()
        .with(listening -> loop.wake(), failure -> failed(session, failure));
  }

  /** A session that was left already may still fail: that is no news. */
  private void failed(RelaySession session, Throwable failure) {
    Office held = office.get();
    if (held != null && held.session() == session && leave(held)) {
      metrics.failed();
      LOG.warnf("relay steps down term=%d reason=%s", session.term(), failure.toString());
      standLater();
    }
  }

  private boolean leave(Office held) {
    boolean left = office.compareAndSet(held, null);
    if (left) {
      metrics.leading(false);
      held.session().end();
    }
    return left;
  }

  private void electionFailed(Throwable failure) {
    LOG.warnf("relay could not stand for leader reason=%s", failure.toString());
    standLater();
  }

  private void standLater() {
    vertx.setTimer(config.electionInterval().toMillis(), timer -> stand());
  }

  private record Office(RelaySession session, RelayLoop loop) {}

  private static final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLostException() {
      super("the relay's connection to PostgreSQL is gone", null, false, false);
    }
  }
}
