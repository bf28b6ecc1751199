package io.heliograph.notifications.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows what large answers hold. */
@Singleton
final class AnswersMetrics {
  private final LargeAnswers answers;
  private final MeterRegistry registry;

  AnswersMetrics(LargeAnswers answers, MeterRegistry registry) {
    this.answers = answers;
    this.registry = registry;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("heliograph.answers.pending", answers, LargeAnswers::held)
        .description("Bytes that large answers hold while their clients read")
        .register(registry);
  }
}
