package io.heliograph.notifications.sending;

import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.jobs.JobSweep;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
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

  SendingSweep(Idempotency idempotency, JobSweep jobs) {
    this.idempotency = idempotency;
    this.jobs = jobs;
  }

  @Scheduled(
      every = "{heliograph.idempotency.sweep-interval}",
      delayed = "{heliograph.idempotency.sweep-interval}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return idempotency
        .sweep()
        .chain(jobs::sweep)
        .onFailure()
        .invoke(failure -> LOG.warnf("sweep of sends failed reason=%s", failure))
        .onFailure()
        .recoverWithNull();
  }
}
