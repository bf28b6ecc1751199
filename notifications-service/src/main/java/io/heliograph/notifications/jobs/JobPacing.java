package io.heliograph.notifications.jobs;

import io.heliograph.notifications.queue.SendQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Pauses a job after a chunk during which smaller sends were written, so that they have the
 * database to themselves.
 */
@Dependent
class JobPacing {
  private final LongSupplier otherSends;
  private final LongSupplier nanoTime;
  private final double pauseFactor;

  @Inject
  JobPacing(SendQueue others, JobConfig config) {
    this(others::begun, System::nanoTime, config.pauseFactor());
  }

  JobPacing(LongSupplier otherSends, LongSupplier nanoTime, double pauseFactor) {
    this.otherSends = otherSends;
    this.nanoTime = nanoTime;
    this.pauseFactor = pauseFactor;
  }

  /** Returns the state at the beginning of a chunk. */
  Begun begin() {
    return new Begun(otherSends.getAsLong(), nanoTime.getAsLong());
  }

  /** Completes after the pause that is due at the end of the chunk. */
  Uni<Void> pause(Begun chunk) {
    Duration pause = lengthAfter(chunk);
    Uni<Void> now = Uni.createFrom().voidItem();
    return pause.isZero() ? now : now.onItem().delayIt().by(pause);
  }

  /** Returns the length of the pause; zero if no smaller send was written during the chunk. */
  Duration lengthAfter(Begun chunk) {
    return otherSends.getAsLong() == chunk.otherSends()
        ? Duration.ZERO
        : Duration.ofNanos((long) ((nanoTime.getAsLong() - chunk.nanoTime()) * pauseFactor));
  }

  /**
   * The beginning of a chunk.
   *
   * @param otherSends number of batches of smaller sends begun until then
   */
  record Begun(long otherSends, long nanoTime) {}
}
