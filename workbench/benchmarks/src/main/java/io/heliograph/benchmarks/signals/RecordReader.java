package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.baseline.BareConsumer;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.measurement.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that reads every record, and its processor time for them. While the process is stopped
 * the records are written, so that it then finds all of them at once.
 */
final class RecordReader implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMillis(10);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final double NANOS_PER_SECOND = 1e9;

  private final SignalSender sender;
  private final List<Double> perSecond = new ArrayList<>();
  private long recordsBefore;
  private Duration usedBefore = Duration.ZERO;
  private Duration used = Duration.ZERO;

  RecordReader(SignalSender sender) {
    this.sender = sender;
  }

  void hold() {
    recordsBefore = records();
    Held.hold(sender.process());
    usedBefore = sender.processorTime();
    used = usedBefore;
  }

  /** Lets the process read and waits until it has read this number of records. */
  void read(int records) {
    release();
    Await.until(
        "the records are consumed",
        () -> isAtRest() && records() >= recordsBefore + records,
        TIMEOUT);
    perSecond.add(records * NANOS_PER_SECOND / used.minus(usedBefore).toNanos());
  }

  /** Lets the process continue. This has no effect if it is not stopped. */
  void release() {
    Held.release(sender.process());
  }

  /**
   * Returns the records per second of processor time of each of the last rounds, in their order.
   */
  List<Double> lastRounds(int rounds) {
    return perSecond.subList(perSecond.size() - rounds, perSecond.size());
  }

  /**
   * Returns whether the process is idle. The metrics are read only then, because a request costs
   * processor time that must not count.
   */
  private boolean isAtRest() {
    Duration earlier = used;
    Await.nanos("rest", LOOK.toNanos());
    used = sender.processorTime();
    return used.minus(earlier).compareTo(REST) <= 0;
  }

  private long records() {
    return Math.round(sender.metrics().now().sum(BareConsumer.METRIC));
  }

  @Override
  public void close() {
    release();
  }
}
