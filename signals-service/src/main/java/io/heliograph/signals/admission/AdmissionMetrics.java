package io.heliograph.signals.admission;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts refused handshakes by reason. */
@Singleton
final class AdmissionMetrics {
  private final MeterRegistry registry;

  AdmissionMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void refused(HandshakeRefusal why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("heliograph.signals.handshakes.refused", "reason", reason).increment();
  }
}
