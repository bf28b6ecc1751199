package io.heliograph.signals.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;

/** What the sockets tell of themselves. */
@Singleton
final class ConnectionMetrics {
  private final MeterRegistry registry;

  ConnectionMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watch(Collection<?> open) {
    Gauge.builder("heliograph.signals.connections", open, Collection::size)
        .description("Open sockets")
        .register(registry);
  }

  void closed(Closing why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("heliograph.signals.connections.closed", "reason", reason).increment();
  }
}
