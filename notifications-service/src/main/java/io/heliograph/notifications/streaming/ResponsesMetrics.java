package io.heliograph.notifications.streaming;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Metric of the memory held by large responses. */
@Singleton
final class ResponsesMetrics {
  private final LargeResponses answers;
  private final MeterRegistry registry;

  ResponsesMetrics(LargeResponses answers, MeterRegistry registry) {
    this.answers = answers;
    this.registry = registry;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("heliograph.answers.pending", answers, LargeResponses::held)
        .description("Bytes that large answers hold while their clients read")
        .register(registry);
  }
}
