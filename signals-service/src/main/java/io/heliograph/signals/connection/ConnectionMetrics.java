package io.heliograph.signals.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;

/** What the connections tell of themselves. */
@Singleton
final class ConnectionMetrics {
  private final MeterRegistry registry;
  private final Counter frames;
  private final Counter bytes;

  ConnectionMetrics(MeterRegistry registry) {
    this.registry = registry;
    frames =
        Counter.builder("heliograph.signals.frames.written")
            .description("Frames that the system has taken")
            .register(registry);
    bytes =
        Counter.builder("heliograph.signals.written")
            .baseUnit("bytes")
            .description("Bytes of frames that the system has taken")
            .register(registry);
  }

  void watch(Collection<?> open) {
    Gauge.builder("heliograph.signals.connections", open, Collection::size)
        .description("Open connections")
        .register(registry);
  }

  void written(int burst, long size) {
    frames.increment(burst);
    bytes.increment((double) size);
  }

  void closed(Closing why) {
    closed(why.name().toLowerCase(Locale.ROOT));
  }

  /** Nobody answered any more. */
  void silent() {
    closed("silent");
  }

  private void closed(String reason) {
    registry.counter("heliograph.signals.connections.closed", "reason", reason).increment();
  }
}
