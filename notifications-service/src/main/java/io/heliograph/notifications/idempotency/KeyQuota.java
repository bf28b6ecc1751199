package io.heliograph.notifications.idempotency;

import io.heliograph.notifications.command.SendResult;
import io.heliograph.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits the bytes that the idempotency keys and answers of each sender occupy in the database. The
 * quota applies to the retention time of keys and is released evenly over that time. Each instance
 * counts separately and starts at zero.
 */
@Singleton
final class KeyQuota {
  /** Size of a key and its index entries in bytes, without the answer. */
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

  /** Returns whether the sender has used up its quota. */
  boolean isUsedUp(String origin) {
    Usage usage = senders.get(origin);
    return usage != null && usage.at(nanoTime.getAsLong(), bytesPerNano).bytes() >= quota;
  }

  /** Returns the refusal of a sender, with the time after which a key has room again. */
  SendResult refusal(String origin) {
    return new SendResult.Failed(
        Problem.TOO_MANY
            .because(
                "This sender's Idempotency-Keys take more than %d bytes: use fewer of them, or shorter texts"
                    .formatted(quota))
            .retryAfter(untilRoom(origin)));
  }

  Duration untilRoom(String origin) {
    Usage usage = senders.get(origin);
    double excess =
        usage == null ? 0 : usage.at(nanoTime.getAsLong(), bytesPerNano).bytes() - quota;
    return Duration.ofNanos((long) (Math.max(0, excess) / bytesPerNano));
  }

  /** Charges a key that is stored now, with an answer of this many bytes. */
  void charge(String origin, long answer) {
    long now = nanoTime.getAsLong();
    senders.merge(
        origin,
        new Usage(now, ROW + answer),
        (used, more) -> used.at(now, bytesPerNano).plus(more.bytes()));
  }

  /** Removes senders whose whole quota is available again. */
  void sweep() {
    long now = nanoTime.getAsLong();
    senders.values().removeIf(usage -> usage.at(now, bytesPerNano).bytes() == 0);
  }

  /** The bytes in use at a time. */
  private record Usage(long nanos, double bytes) {
    Usage at(long now, double bytesPerNano) {
      return new Usage(now, Math.max(0, bytes - (now - nanos) * bytesPerNano));
    }

    Usage plus(double more) {
      return new Usage(nanos, bytes + more);
    }
  }
}
