package io.heliograph.signals.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What the fan-out tells of itself. */
@Singleton
final class FanOutMetrics {
  private final MeterRegistry registry;
  private final Counter records;
  private final Counter frames;

  FanOutMetrics(MeterRegistry registry) {
    this.registry = registry;
    records =
        Counter.builder("heliograph.signals.records")
            .description("Records that were taken to their listeners, however many")
            .register(registry);
    frames =
        Counter.builder("heliograph.signals.frames")
            .description("Frames offered to sockets")
            .register(registry);
  }

  void delivered(int listeners) {
    records.increment();
    frames.increment(listeners);
  }

  void dropped(String reason) {
    registry.counter("heliograph.signals.records.dropped", "reason", reason).increment();
  }
}
