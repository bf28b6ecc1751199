package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.baseline.Counter;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.measurement.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that reads every record, and what it needs for them. While it is held it notices
 * nothing, so that it finds all that was written meanwhile at once.
 */
final class RecordReader implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double NANOS_PER_SECOND = 1e9;

  private final SignalSender outlet;
  private final List<Double> perSecond = new ArrayList<>();
  private long recordsBefore;
  private Duration usedBefore = Duration.ZERO;
  private Duration used = Duration.ZERO;

  RecordReader(SignalSender outlet) {
    this.outlet = outlet;
  }

  void hold() {
    recordsBefore = records();
    Held.hold(outlet.process());
    usedBefore = outlet.processorTime();
    used = usedBefore;
  }

  /** Until it has read so many. */
  void read(int records) {
    release();
    Await.until(
        "the records are consumed",
        () -> isAtRest() && records() >= recordsBefore + records,
        PATIENCE);
    perSecond.add(records * NANOS_PER_SECOND / used.minus(usedBefore).toNanos());
  }

  /** Harmless if it is not held. */
  void release() {
    Held.release(outlet.process());
  }

  /** Records per second of processor time in each of the last rounds, in their order. */
  List<Double> lastRounds(int rounds) {
    return perSecond.subList(perSecond.size() - rounds, perSecond.size());
  }

  /** To be asked how many it has read costs it some time, which is not to count. */
  private boolean isAtRest() {
    Duration earlier = used;
    Await.nanos("rest", LOOK.toNanos());
    used = outlet.processorTime();
    return used.minus(earlier).compareTo(REST) <= 0;
  }

  private long records() {
    return Math.round(outlet.metrics().now().sum(Counter.METRIC));
  }

  @Override
  public void close() {
    release();
  }
}
