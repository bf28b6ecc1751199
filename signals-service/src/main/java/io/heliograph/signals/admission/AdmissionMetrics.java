package io.heliograph.signals.admission;

import io.heliograph.signals.permits.HandshakeRefusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Supplier;

/** Metrics of admission. */
@Singleton
final class AdmissionMetrics {
  private final MeterRegistry registry;

  AdmissionMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watchMemory(Supplier<Number> bytes) {
    Gauge.builder("heliograph.signals.connections.memory", bytes)
        .baseUnit("bytes")
        .description("Estimated memory of the refs, channels and requests of all connections")
        .register(registry);
  }

  void refused(HandshakeRefusal why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("heliograph.signals.handshakes.refused", "reason", reason).increment();
  }
}
