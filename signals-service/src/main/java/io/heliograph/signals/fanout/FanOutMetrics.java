package io.heliograph.signals.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What the fan-out tells of itself. */
@Singleton
final class FanOutMetrics {
  private final MeterRegistry registry;
  private final Counter records;
  private final Counter frames;
  private final Counter replayed;

  FanOutMetrics(MeterRegistry registry) {
    this.registry = registry;
    records = counter("heliograph.signals.records", "Records that were taken to their listeners");
    frames = counter("heliograph.signals.frames", "Frames offered to readers");
    replayed = counter("heliograph.signals.frames.replayed", "Frames offered from the window");
  }

  void delivered(int listeners) {
    records.increment();
    frames.increment(listeners);
  }

  void dropped(Reading.Drop why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("heliograph.signals.records.dropped", "reason", reason).increment();
  }

  void replayed(int signals) {
    replayed.increment(signals);
  }

  void resumed(boolean recovered) {
    registry
        .counter("heliograph.signals.resumptions", "recovered", Boolean.toString(recovered))
        .increment();
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
