package io.heliograph.notifications.sending;

import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.idempotency.IdempotencyConfig;
import io.heliograph.notifications.jobs.JobSweep;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Deletes expired idempotency keys and old finished jobs. Every replica runs the sweep; concurrent
 * sweeps are harmless.
 */
@Singleton
final class SendingSweep {
  private static final Logger LOG = Logger.getLogger(SendingSweep.class);

  private final Idempotency idempotency;
  private final JobSweep jobs;
  private final IdempotencyConfig config;
  private final Vertx vertx;
  private long timer;

  SendingSweep(Idempotency idempotency, JobSweep jobs, IdempotencyConfig config, Vertx vertx) {
    this.idempotency = idempotency;
    this.jobs = jobs;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(config.sweepInterval().toMillis(), tick -> sweep());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void sweep() {
    idempotency
        .sweep()
        .chain(jobs::sweep)
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("sweep of sends failed reason=%s", failure));
  }
}
