package io.heliograph.signals.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What the sockets tell of themselves. */
@Singleton
final class ConnectionMetrics {
  private final MeterRegistry registry;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("heliograph.signals.connections", open, AtomicInteger::get)
        .description("Open sockets")
        .register(registry);
  }

  void opened() {
    open.incrementAndGet();
  }

  void left() {
    open.decrementAndGet();
  }

  void closed(Closing why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("heliograph.signals.connections.closed", "reason", reason).increment();
  }
}
