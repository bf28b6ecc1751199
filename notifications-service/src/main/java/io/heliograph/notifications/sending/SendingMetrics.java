package io.heliograph.notifications.sending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how many sends wait. */
@Singleton
final class SendingMetrics {
  private final SendQueue queue;
  private final MeterRegistry registry;

  SendingMetrics(SendQueue queue, MeterRegistry registry) {
    this.queue = queue;
    this.registry = registry;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("heliograph.sending.waiting", queue, SendQueue::size)
        .description("Sends that wait to be written")
        .register(registry);
  }
}
