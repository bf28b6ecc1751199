package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.FrameMemory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Metrics of connections. */
@Singleton
public final class ConnectionMetrics {
  private static final Duration[] BOUNDS =
      IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter frames;
  private final Counter bytes;
  private final Timer reached;

  public ConnectionMetrics(MeterRegistry registry) {
    this.registry = registry;
    watchPending(registry);
    frames =
        Counter.builder("heliograph.signals.frames.written")
            .description("Frames passed to the system")
            .register(registry);
    bytes =
        Counter.builder("heliograph.signals.written")
            .baseUnit("bytes")
            .description("Bytes of frames passed to the system")
            .register(registry);
    reached =
        Timer.builder("heliograph.signals.delivery.latency")
            .description("From a record's timestamp until its frame is passed to the system")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
  }

  private static void watchPending(MeterRegistry registry) {
    Gauge.builder("heliograph.signals.pending", FrameMemory::used)
        .baseUnit("bytes")
        .description("Frames that are not written yet, each counted once")
        .register(registry);
  }

  void watch(Collection<?> open) {
    Gauge.builder("heliograph.signals.connections", open, Collection::size)
        .description("Open connections")
        .register(registry);
  }

  void written(int group, long size) {
    frames.increment(group);
    bytes.increment((double) size);
  }

  /**
   * Records a written group.
   *
   * @param millis milliseconds since its oldest signal happened
   */
  void reached(long millis) {
    reached.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  void closed(CloseCode why) {
    closed(why.name().toLowerCase(Locale.ROOT));
  }

  /** Counts a connection that was aborted because its client did not answer. */
  void silent() {
    closed("silent");
  }

  private void closed(String reason) {
    registry.counter("heliograph.signals.connections.closed", "reason", reason).increment();
  }
}
