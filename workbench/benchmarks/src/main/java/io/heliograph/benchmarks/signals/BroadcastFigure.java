package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.baseline.BareProcess;
import io.heliograph.benchmarks.baseline.Broadcaster;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures broadcasts to many sockets: frames per second, processor time per frame and latency. */
final class BroadcastFigure implements Figure {
  private static final double TARGET_PER_SECOND = 100_000;
  private static final double TARGET_COST = 0.5;
  private static final double TARGET_TAIL = 1.5;

  private final SignalBench bench;
  private final Baseline rate = new Baseline();
  private final Baseline cost = new Baseline();
  private final Baseline tail = new Baseline();
  private Broadcasts.@Nullable Result result;

  BroadcastFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "broadcasts to %s sockets".formatted(Numbers.count(bench.scale().listeners()));
  }

  @Override
  public void measureBaseline() {
    try (var broadcaster = BareProcess.start(bench, Broadcaster.class)) {
      Broadcasts.Result bare = Broadcasts.measure(bench, broadcaster.sender());
      rate.add(bare.perSecond().median());
      cost.add(bare.microsPerFrame().median());
      tail.add(bare.paced().percentileMillis(99));
    }
  }

  @Override
  public void measure(Product product) {
    result = Broadcasts.measure(bench, SignalSender.of(product.signals()));
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(rate(result), cost(result), tail(result));
  }

  private Line rate(Broadcasts.Result of) {
    Spread frames = of.perSecond();
    return Line.of(
            "Frames of broadcasts to %s sockets"
                .formatted(Numbers.count(bench.scale().listeners())),
            Numbers.spread(frames, Numbers::perSecond))
        .baseline(rate.text(Numbers::perSecond), frames.median() / rate.mean())
        .target(Target.of("≥ 100,000/s", frames.median() >= TARGET_PER_SECOND));
  }

  private Line cost(Broadcasts.Result of) {
    Spread micros = of.microsPerFrame();
    double ratio = micros.median() / cost.mean();
    return Line.of("… processor time per frame", Numbers.spread(micros, Numbers::micros))
        .baseline(cost.text(Numbers::micros), ratio)
        .target(Target.of("ratio ≤ " + TARGET_COST, ratio <= TARGET_COST));
  }

  private Line tail(Broadcasts.Result of) {
    double ratio = of.paced().percentileMillis(99) / tail.mean();
    return Line.of("… until one is there, 10 broadcasts/s", Numbers.latency(of.paced()))
        .baseline("p99 " + tail.text(Numbers::millis), ratio)
        .target(Target.of("ratio ≤ " + TARGET_TAIL, ratio <= TARGET_TAIL));
  }
}
