package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.inbox.Scale;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The samples of several rounds of the same load. Their spread shows the noise. */
public record Rounds(List<Sample> samples) {
  private static final double NANOS_PER_MILLI = 1e6;

  public static Rounds of(Supplier<Sample> round) {
    return new Rounds(Stream.generate(round).limit(Scale.ROUNDS).toList());
  }

  /** Returns the operations per second of each round. */
  public Spread perSecond() {
    return Spread.of(samples.stream().mapToDouble(Sample::perSecond));
  }

  /** Returns the median latency of each round in milliseconds. */
  public Spread medianMillis() {
    return Spread.of(samples.stream().mapToDouble(sample -> millis(sample.latency(), 50)));
  }

  public long operations() {
    return samples.stream().mapToLong(Sample::operations).sum();
  }

  /** Returns a percentile of the latency over all rounds. The 100th is the maximum. */
  public double percentileMillis(double percentile) {
    var all = Sample.emptyHistogram();
    samples.forEach(sample -> all.add(sample.latency()));
    return millis(all, percentile);
  }

  private static double millis(Histogram latency, double percentile) {
    return latency.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
