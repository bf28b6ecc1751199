package io.heliograph.notifications.relay;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.heliograph.notifications.outbox.OutboxConfig;
import io.heliograph.notifications.outbox.RelayNotifier;
import io.heliograph.notifications.publishing.BatchPublisher;
import io.heliograph.notifications.publishing.RefusalMetrics;
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

/** Acquires the leadership, publishes while it has it, and tries again after a failure. */
@Singleton
public final class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration SLOW_ACKNOWLEDGEMENT = Duration.ofSeconds(10);

  private final RelayElection election;
  private final BatchPublisher publisher;
  private final OutboxConfig config;
  private final OutboxMetrics metrics;
  private final RefusalMetrics refusals;
  private final RelayNotifier notifier;
  private final Vertx vertx;
  private final AtomicReference<@Nullable Leadership> leadership = new AtomicReference<>();
  private volatile boolean stopped;

  OutboxRelay(
      RelayElection election,
      BatchPublisher publisher,
      OutboxConfig config,
      OutboxMetrics metrics,
      RefusalMetrics refusals,
      RelayNotifier notifier,
      Vertx vertx) {
    this.election = election;
    this.publisher = publisher;
    this.config = config;
    this.metrics = metrics;
    this.refusals = refusals;
    this.notifier = notifier;
    this.vertx = vertx;
  }

  /** Starts the relay; migration and messaging are ready at this event. */
  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(config.pollInterval().toMillis(), timer -> poll());
    vertx.setPeriodic(config.sessionTimeout().toMillis() / 3, timer -> check());
    notifier.setLocalRelay(this::wakeIfLeading);
    tryAcquire();
  }

  /**
   * Releases the leadership before the service drains, so that another instance leads meanwhile.
   */
  void handOver(@Observes @Priority(LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
    stop();
  }

  /** Releases the leadership if no shutdown delay is configured. */
  void handOver(@Observes @Priority(LIBRARY_BEFORE) ShutdownEvent stopping) {
    stop();
  }

  private void stop() {
    stopped = true;
    Leadership held = leadership.get();
    if (held != null) {
      release(held);
    }
  }

  /** Returns whether this relay leads; if so, it reads the outbox now. */
  boolean wakeIfLeading() {
    Leadership held = leadership.get();
    if (held != null) {
      held.loop().wake();
    }
    return held != null;
  }

  /** Detects a lost connection to PostgreSQL even if there is nothing to publish. */
  private void check() {
    Leadership held = leadership.get();
    if (held != null) {
      RelaySession session = held.session();
      session.check().subscribe().with(alive -> {}, failure -> failed(session, failure));
    }
  }

  private void poll() {
    wakeIfLeading();
    Duration waiting = metrics.waiting();
    if (waiting.compareTo(SLOW_ACKNOWLEDGEMENT) > 0) {
      LOG.warnf("kafka does not acknowledge, events wait in the outbox waiting=%s", waiting);
    }
  }

  private void tryAcquire() {
    if (!stopped) {
      election.tryAcquire().subscribe().with(this::lead, this::electionFailed);
    }
  }

  private void lead(Optional<RelaySession> won) {
    won.ifPresentOrElse(this::start, this::retryLater);
  }

  private void start(RelaySession session) {
    var loop =
        new RelayLoop(
            session,
            publisher,
            metrics,
            refusals,
            config.batchSize(),
            failure -> failed(session, failure));
    leadership.set(new Leadership(session, loop));
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

  /** Gives up the leadership. A failure of a session that was already released has no effect. */
  private void failed(RelaySession session, Throwable failure) {
    Leadership held = leadership.get();
    if (held != null && held.session() == session && release(held)) {
      metrics.failed();
      LOG.warnf("relay gives up leadership term=%d reason=%s", session.term(), failure.toString());
      retryLater();
    }
  }

  private boolean release(Leadership held) {
    boolean released = leadership.compareAndSet(held, null);
    if (released) {
      metrics.leading(false);
      held.session().end();
    }
    return released;
  }

  private void electionFailed(Throwable failure) {
    LOG.warnf("leader election failed reason=%s", failure.toString());
    retryLater();
  }

  private void retryLater() {
    vertx.setTimer(config.electionInterval().toMillis(), timer -> tryAcquire());
  }

  private record Leadership(RelaySession session, RelayLoop loop) {}

  private static final class ConnectionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLostException() {
      super("the relay's connection to PostgreSQL is gone", null, false, false);
    }
  }
}
