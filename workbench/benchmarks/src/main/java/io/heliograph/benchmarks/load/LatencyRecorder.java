package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.sockets.Reception;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Counts received signals and records their latency. An unexpected signal, or one out of order, is
 * a failure.
 */
public final class LatencyRecorder implements Reception {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Failures failures;
  private final Expectation expectation;
  private final Histogram latency = Sample.emptyHistogram();
  private final AtomicLong frames = new AtomicLong();

  private LatencyRecorder(Failures failures, Expectation expectation) {
    this.failures = failures;
    this.expectation = expectation;
  }

  /** Creates a recorder that expects the numbers 0, 1, 2 and so on at every socket. */
  public static LatencyRecorder ofBroadcasts(Failures failures, int sockets) {
    var next = new long[sockets];
    return new LatencyRecorder(failures, (socket, number) -> number == next[socket]++);
  }

  /** Creates a recorder that expects the number of the receiving socket in each signal. */
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

  /**
   * Waits for this number of frames and fails if they do not arrive, because the figure would be
   * meaningless.
   */
  public void await(long expected) {
    Await.until(
        "all of %s frames are on the sockets".formatted(Numbers.count((double) expected)),
        () -> frames() >= expected,
        TIMEOUT);
  }

  /** Returns the latencies. Call this only after the last frame. */
  public Histogram latency() {
    return latency;
  }

  private interface Expectation {
    boolean isMet(int socket, long number);
  }
}
