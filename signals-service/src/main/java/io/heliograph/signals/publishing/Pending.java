package io.heliograph.signals.publishing;

import io.heliograph.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes that wait for Kafka. Thread-safe. */
@Singleton
final class Pending {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  Pending(PublishingConfig config) {
    this.limit = config.maxPendingSize().asLongValue();
  }

  /** Runs the work while its bytes are counted, or refuses it with {@link Problem#UNAVAILABLE}. */
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
