package io.heliograph.signals.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Metrics of publishing. */
@Singleton
final class PublishingMetrics {
  private final Timer published;
  private final Counter failures;

  PublishingMetrics(MeterRegistry registry, Pending pending) {
    published =
        Timer.builder("heliograph.signals.published")
            .description("Publications acknowledged by Kafka; the time it took")
            .publishPercentileHistogram()
            .register(registry);
    failures =
        Counter.builder("heliograph.signals.publishing.failures")
            .description(
                "Publications that Kafka refused or did not acknowledge in time, or that exceeded a limit")
            .register(registry);
    Gauge.builder("heliograph.signals.publishing.pending", pending, Pending::bytes)
        .description("Messages that wait for Kafka")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
  }

  /** Runs and measures the publication; rethrows its exceptions. */
  void measure(Runnable publication) {
    long started = System.nanoTime();
    try {
      publication.run();
    } catch (RuntimeException e) {
      failures.increment();
      throw e;
    }
    published.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
  }
}
