package io.heliograph.notifications.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the relay tells of itself. */
@Singleton
final class OutboxMetrics {
  private final Timer lag;
  private final Counter failures;
  private final AtomicInteger leading = new AtomicInteger();
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
    registry.gauge("heliograph.outbox.leading", leading);
  }

  void published(List<OutboxEntry> entries) {
    var now = clock.instant();
    entries.forEach(entry -> lag.record(Duration.between(entry.event().occurred(), now)));
  }

  void failed() {
    failures.increment();
  }

  void leading(boolean leads) {
    leading.set(leads ? 1 : 0);
  }
}
