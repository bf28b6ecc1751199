package io.heliograph.signals.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Metrics of the delivery of signals. */
@Singleton
public final class HubMetrics {
  private static final String DROPPED = "heliograph.signals.records.dropped";
  private static final String REASON = "reason";

  private final MeterRegistry registry;
  private final Counter records;
  private final Counter frames;
  private final Counter replayed;
  private final AtomicLong lag = new AtomicLong();

  public HubMetrics(MeterRegistry registry) {
    this.registry = registry;
    records = counter("heliograph.signals.records", "Records delivered to their subscriptions");
    frames = counter("heliograph.signals.frames", "Frames offered to connections");
    Gauge.builder("heliograph.signals.lag", lag, AtomicLong::get)
        .description("Records that Kafka has and this instance has not read yet")
        .register(registry);
    replayed =
        counter("heliograph.signals.frames.replayed", "Frames offered from the replay window");
  }

  public void delivered(int signals, long offered) {
    records.increment(signals);
    frames.increment((double) offered);
  }

  public void dropped(Enum<?> reason) {
    String name = reason.name().toLowerCase(Locale.ROOT);
    registry.counter(DROPPED, REASON, name).increment();
  }

  /** Counts a signal that could not be delivered. */
  void failed() {
    registry.counter(DROPPED, REASON, "failed").increment();
  }

  void replayed(int signals) {
    replayed.increment(signals);
  }

  void resumed(boolean recovered) {
    registry
        .counter("heliograph.signals.resumptions", "recovered", Boolean.toString(recovered))
        .increment();
  }

  /** Sets the number of records that Kafka has and this instance has not read. */
  public void lag(long records) {
    lag.set(records);
  }

  void watchWindow(Supplier<Number> bytes) {
    Gauge.builder("heliograph.signals.window", bytes)
        .baseUnit("bytes")
        .description("Approximate bytes in the replay window")
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
