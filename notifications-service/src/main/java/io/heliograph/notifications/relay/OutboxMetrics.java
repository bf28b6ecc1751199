package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Metrics of the relay. */
@Singleton
final class OutboxMetrics {
  private final Timer lag;
  private final Counter failures;
  private final AtomicInteger leading = new AtomicInteger();
  private final AtomicReference<@Nullable Instant> handedOver = new AtomicReference<>();
  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();
  private final Clock clock;

  OutboxMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    lag =
        Timer.builder("heliograph.outbox.published")
            .description("Events acknowledged by Kafka; the time since they happened")
            .publishPercentileHistogram()
            .register(registry);
    failures =
        Counter.builder("heliograph.outbox.leadership.lost")
            .description("Leaderships that ended because of a failure")
            .register(registry);
    gauges.add(
        Gauge.builder("heliograph.outbox.leading", leading, AtomicInteger::get)
            .description("1 while this instance publishes")
            .register(registry));
    gauges.add(
        Gauge.builder(
                "heliograph.outbox.waiting", this, metrics -> metrics.waiting().toMillis() / 1e3)
            .description("For how long Kafka has not acknowledged the batch in flight")
            .baseUnit("seconds")
            .register(registry));
  }

  /** The registry outlives this object in tests and in dev mode, and keeps the first gauge. */
  @PreDestroy
  void removeGauges() {
    gauges.forEach(registry::remove);
  }

  void handedOver(List<OutboxEntry> entries) {
    handedOver.set(entries.isEmpty() ? null : clock.instant());
  }

  /** Returns the time since the batch in flight was sent to Kafka; zero if there is none. */
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
