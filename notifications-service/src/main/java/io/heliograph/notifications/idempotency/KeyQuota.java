package io.heliograph.notifications.idempotency;

import io.heliograph.notifications.command.SendResult;
import io.heliograph.web.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Bounds what the answers to each sender's keys take in the database: a quota for the time for
 * which keys are kept, which is given back evenly over that time. Counted by each instance, and
 * anew after a start.
 */
@Singleton
final class KeyQuota {
  /** Of a key and its indexes, without the answer. */
  private static final int ROW = 300;

  private final long quota;
  private final double bytesPerNano;
  private final LongSupplier nanoTime;
  private final Map<String, Usage> senders = new ConcurrentHashMap<>();

  @Inject
  KeyQuota(IdempotencyConfig config) {
    this(config, System::nanoTime);
  }

  KeyQuota(IdempotencyConfig config, LongSupplier nanoTime) {
    this.quota = config.quota().asLongValue();
    this.bytesPerNano = (double) quota / config.retention().toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether the sender has used its quota up. */
  boolean isUsedUp(String origin) {
    Usage usage = senders.get(origin);
    return usage != null && usage.at(nanoTime.getAsLong(), bytesPerNano).bytes() >= quota;
  }

  SendResult refusal() {
    return new SendResult.Failed(
        Problem.TOO_MANY.because(
            "This sender's Idempotency-Keys take more than %d bytes: use fewer of them, or shorter texts"
                .formatted(quota)));
  }

  /** For a key that is kept now, with an answer of this many bytes. */
  void charge(String origin, long answer) {
    long now = nanoTime.getAsLong();
    senders.merge(
        origin,
        new Usage(now, ROW + answer),
        (used, more) -> used.at(now, bytesPerNano).plus(more.bytes()));
  }

  /** Senders who have their whole quota again are forgotten. */
  void sweep() {
    long now = nanoTime.getAsLong();
    senders.values().removeIf(usage -> usage.at(now, bytesPerNano).bytes() == 0);
  }

  /** So many bytes at that time. */
  private record Usage(long nanos, double bytes) {
    Usage at(long now, double bytesPerNano) {
      return new Usage(now, Math.max(0, bytes - (now - nanos) * bytesPerNano));
    }

    Usage plus(double more) {
      return new Usage(nanos, bytes + more);
    }
  }
}
