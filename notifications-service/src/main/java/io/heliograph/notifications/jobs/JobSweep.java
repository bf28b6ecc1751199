package io.heliograph.notifications.jobs;

import io.heliograph.notifications.idempotency.IdempotencyConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Deletes finished jobs. Jobs whose answer may be requested later are retained as long as
 * idempotency keys.
 */
@Singleton
public final class JobSweep {
  /** Retention of the other jobs: at most, their answer is still being read. */
  private static final Duration UNKEPT = Duration.ofMinutes(10);

  /** Jobs that one statement deletes; several hundred chunks of each are deleted with it. */
  private static final int DELETED_AT_ONCE = 10;

  private final JobStore store;
  private final IdempotencyConfig config;

  JobSweep(JobStore store, IdempotencyConfig config) {
    this.store = store;
    this.config = config;
  }

  public Uni<Void> sweep() {
    return forget(false, UNKEPT).chain(() -> forget(true, config.retention()));
  }

  private Uni<Void> forget(boolean kept, Duration age) {
    return store
        .forget(kept, age, DELETED_AT_ONCE)
        .flatMap(
            forgotten ->
                forgotten < DELETED_AT_ONCE ? Uni.createFrom().voidItem() : forget(kept, age));
  }
}
