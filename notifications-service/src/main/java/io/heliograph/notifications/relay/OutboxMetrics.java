package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the relay tells of itself. */
@Singleton
final class OutboxMetrics {
  private final Timer lag;
  private final Counter failures;
  private final AtomicInteger leading = new AtomicInteger();
  private final AtomicReference<@Nullable Instant> handedOver = new AtomicReference<>();
  private final Clock clock;

  OutboxMetrics(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    lag =
        Timer.builder("heliograph.outbox.published")
            .description("Events acknowledged by Kafka; the time since they happened")
            .publishPercentileHistogram()
            .register(registry);
    failures =
        Counter.builder("heliograph.outbox.step.downs")
            .description("Times the relay gave up leading because something failed")
            .register(registry);
    Gauge.builder("heliograph.outbox.leading", leading, AtomicInteger::get)
        .description("1 while this instance publishes")
        .register(registry);
    Gauge.builder("heliograph.outbox.waiting", this, metrics -> metrics.waiting().toMillis() / 1e3)
        .description("For how long Kafka has not acknowledged the batch in flight")
        .baseUnit("seconds")
        .register(registry);
  }

  void handedOver(List<OutboxEntry> entries) {
    handedOver.set(entries.isEmpty() ? null : clock.instant());
  }

  /** For how long Kafka has had the batch in flight; zero if there is none. */
  Duration waiting() {
    Instant since = handedOver.get();
    return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
  }

  void published(List<OutboxEntry> entries) {
    handedOver.set(null);
    var now = clock.instant();
    entries.forEach(entry -> lag.record(Duration.between(entry.event().occurred(), now)));
  }

  void failed() {
    failures.increment();
  }

  void leading(boolean leads) {
    handedOver.set(null);
    leading.set(leads ? 1 : 0);
  }
}
