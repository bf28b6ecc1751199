package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.sockets.Reception;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Counts what arrives and how long it took. What should not have come, or not now, is a failure.
 */
public final class LatencyRecorder implements Reception {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Failures failures;
  private final Expectation expectation;
  private final Histogram latency = Sample.emptyHistogram();
  private final AtomicLong frames = new AtomicLong();

  private LatencyRecorder(Failures failures, Expectation expectation) {
    this.failures = failures;
    this.expectation = expectation;
  }

  /** Every socket gets 0, 1, 2 and so on. */
  public static LatencyRecorder ofBroadcasts(Failures failures, int sockets) {
    var next = new long[sockets];
    return new LatencyRecorder(failures, (socket, number) -> number == next[socket]++);
  }

  /** The number is that of the only socket that may get it. */
  public static LatencyRecorder ofPersonal(Failures failures) {
    return new LatencyRecorder(failures, (socket, number) -> number == socket);
  }

  @Override
  public void signal(int socket, long number, long nanos) {
    if (!expectation.isMet(socket, number)) {
      failures.add("signal %d on socket %d is not expected".formatted(number, socket));
    }
    latency.recordValue(nanos);
    frames.lazySet(frames.getPlain() + 1);
  }

  public long frames() {
    return frames.get();
  }

  /** Fails if so many do not come; the figure would not say anything. */
  public void await(long expected) {
    Await.until(
        "all of %s frames are on the sockets".formatted(Numbers.count((double) expected)),
        () -> frames() >= expected,
        PATIENCE);
  }

  /** To be read when no more frames come. */
  public Histogram latency() {
    return latency;
  }

  private interface Expectation {
    boolean isMet(int socket, long number);
  }
}
