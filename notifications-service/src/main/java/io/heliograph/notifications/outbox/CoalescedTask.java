package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a task that never overlaps with itself: requests during a run cause one more run. After a
 * failure it does not run again. Thread-safe.
 */
public final class CoalescedTask {
  private final Supplier<Uni<Void>> task;
  private final Consumer<Throwable> onFailure;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean pending = new AtomicBoolean();

  public CoalescedTask(Supplier<Uni<Void>> task, Consumer<Throwable> onFailure) {
    this.task = task;
    this.onFailure = onFailure;
  }

  /** Requests a run that begins after this call. */
  public void request() {
    pending.set(true);
    if (running.compareAndSet(false, true)) {
      pending.set(false);
      Uni.createFrom().deferred(task::get).subscribe().with(done -> next(), onFailure);
    }
  }

  private void next() {
    running.set(false);
    if (pending.get()) {
      request();
    }
  }
}
