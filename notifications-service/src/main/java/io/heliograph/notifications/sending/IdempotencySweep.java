package io.heliograph.notifications.sending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Deletes expired keys now and then. Every replica does; deleting twice does no harm. */
@Singleton
final class IdempotencySweep {
  private static final Logger LOG = Logger.getLogger(IdempotencySweep.class);

  private final Idempotency idempotency;
  private final IdempotencyConfig config;
  private final Vertx vertx;
  private long timer;

  IdempotencySweep(Idempotency idempotency, IdempotencyConfig config, Vertx vertx) {
    this.idempotency = idempotency;
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
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.warnf("idempotency sweep failed reason=%s", failure.toString()));
  }
}
