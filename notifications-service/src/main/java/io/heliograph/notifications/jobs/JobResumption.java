package io.heliograph.notifications.jobs;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes over jobs of instances that have stopped. */
@Singleton
public final class JobResumption {
  private static final Logger LOG = Logger.getLogger(JobResumption.class);

  private final JobStore store;
  private final JobQueue queue;
  private final JobConfig config;
  private final Vertx vertx;
  private long timer;

  JobResumption(JobStore store, JobQueue queue, JobConfig config, Vertx vertx) {
    this.store = store;
    this.queue = queue;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(config.pollInterval().toMillis(), tick -> resumeOpen());
  }

  void stop(@Observes @Priority(LIBRARY_BEFORE) ShutdownDelayInitiatedEvent stopping) {
    vertx.cancelTimer(timer);
  }

  /** Takes over abandoned jobs, if this instance has free capacity. */
  private void resumeOpen() {
    int free = config.concurrent() - queue.size();
    if (free > 0) {
      store
          .abandoned(free)
          .subscribe()
          .with(
              this::resume,
              failure -> LOG.debugf("open send jobs were not read reason=%s", failure));
    }
  }

  private void resume(List<UUID> jobs) {
    jobs.stream().filter(id -> !queue.knows(id)).forEach(this::resume);
  }

  private void resume(UUID id) {
    LOG.infof("send job taken over job=%s", id);
    queue.start(id);
  }
}
