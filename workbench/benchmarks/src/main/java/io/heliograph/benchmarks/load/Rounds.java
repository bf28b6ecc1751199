package io.heliograph.benchmarks.load;

import io.heliograph.benchmarks.inbox.Scale;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The same measured several times, so that noise shows. */
public record Rounds(List<Sample> samples) {
  private static final double NANOS_PER_MILLI = 1e6;

  public static Rounds of(Supplier<Sample> round) {
    return new Rounds(Stream.generate(round).limit(Scale.ROUNDS).toList());
  }

  /** Operations per second, round by round. */
  public Spread perSecond() {
    return Spread.of(samples.stream().mapToDouble(Sample::perSecond));
  }

  /** The median latency in milliseconds, round by round. */
  public Spread medianMillis() {
    return Spread.of(samples.stream().mapToDouble(sample -> millis(sample.latency(), 50)));
  }

  public long operations() {
    return samples.stream().mapToLong(Sample::operations).sum();
  }

  /** Of all rounds together; the 100th is the longest. */
  public double percentileMillis(double percentile) {
    var all = Sample.emptyHistogram();
    samples.forEach(sample -> all.add(sample.latency()));
    return millis(all, percentile);
  }

  private static double millis(Histogram latency, double percentile) {
    return latency.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
