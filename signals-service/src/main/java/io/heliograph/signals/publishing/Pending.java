package io.heliograph.signals.publishing;

import io.heliograph.web.Problem;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** What waits for Kafka, in bytes: so many and no more. For any thread. */
@Singleton
final class Pending {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  Pending(PublishingConfig config) {
    this.limit = config.maxPendingSize().asLongValue();
  }

  /** Does the work while the bytes count, or refuses with {@link Problem#UNAVAILABLE}. */
  void hold(long bytes, Runnable work) {
    try {
      if (held.addAndGet(bytes) > limit) {
        throw Problem.UNAVAILABLE.because("Too many signals wait for Kafka, try again");
      }
      work.run();
    } finally {
      held.addAndGet(-bytes);
    }
  }

  long bytes() {
    return held.get();
  }
}
