package io.heliograph.notifications.recipients;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Decorates the resolver and counts the refs that it drops. */
@Singleton
final class RecipientMetrics implements RecipientResolver {
  private final RecipientResolver resolver;
  private final MeterRegistry registry;

  RecipientMetrics(DirectoryResolver resolver, MeterRegistry registry) {
    this.resolver = resolver;
    this.registry = registry;
  }

  @Override
  public Uni<ResolvedRecipients> resolve(Recipients.Entities recipients) {
    return resolver
        .resolve(recipients)
        .invoke(resolution -> resolution.dropped().forEach(this::count));
  }

  private void count(DroppedRef dropped) {
    registry
        .counter("heliograph.recipients.dropped", "reason", dropped.reason().toString())
        .increment();
  }
}
