package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.LatencyRecorder;
import io.heliograph.benchmarks.load.Sample;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * The result of a round of signals.
 *
 * @param sample latencies from each stamp to the socket
 * @param processor time that the sending process has used
 */
public record Delivery(Sample sample, Duration processor) {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Runs a load, which returns its number of frames, and waits until all of them have reached the
   * sockets.
   */
  static Delivery of(
      SignalSender sender, LatencyRecorder recorder, ToLongFunction<LatencyRecorder> load) {
    Duration before = sender.processorTime();
    long start = System.nanoTime();
    recorder.await(load.applyAsLong(recorder));
    var elapsed = Duration.ofNanos(System.nanoTime() - start);
    Duration processor = sender.processorTime().minus(before);
    return new Delivery(new Sample(recorder.latency(), elapsed), processor);
  }

  double microsPerFrame() {
    return processor.toNanos() / NANOS_PER_MICRO / sample.operations();
  }

  public double percentileMillis(double percentile) {
    return sample.latency().getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
