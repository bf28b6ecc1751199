package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures the effect of sockets that stop reading on the other sockets and on the memory. */
final class StalledFigure implements Figure {
  private static final double TARGET_RATIO = 1.5;

  /** Maximum memory that all stalled sockets together may add to the variation under load. */
  private static final double TARGET_MEGABYTES = 16;

  private static final double BYTES = 1 << 20;

  private final SignalBench bench;
  private final int sockets;
  private final int stalled;
  private Stall.@Nullable Result result;

  StalledFigure(SignalBench bench) {
    this.bench = bench;
    this.sockets = bench.scale().few();
    this.stalled = sockets / Stall.ONE_IN;
  }

  @Override
  public String name() {
    return "%s sockets that take nothing".formatted(Numbers.count(stalled));
  }

  /** Does nothing. The figure compares the product with itself. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    result = Stall.measure(bench, SignalSender.of(product.signals()));
  }

  @Override
  public List<Line> lines() {
    return result == null
        ? List.of()
        : List.of(
            tail(result),
            closed(result),
            memory("… live heap, growth in a round", result, Stall.Round::heap),
            memory("… direct memory at most", result, Stall.Round::direct));
  }

  private Line tail(Stall.Result of) {
    Spread with = Stall.Result.spread(of.with(), Stall.Round::tail);
    Spread without = Stall.Result.spread(of.without(), Stall.Round::tail);
    double ratio = with.median() / without.median();
    return Line.of(
            "Until a broadcast is there while %s of %s sockets take nothing"
                .formatted(Numbers.count(stalled), Numbers.count(sockets)),
            "p99 " + Numbers.spread(with, Numbers::millis))
        .baseline("without these: p99 " + Numbers.spread(without, Numbers::millis), ratio)
        .target(Target.of("ratio ≤ " + TARGET_RATIO, ratio <= TARGET_RATIO));
  }

  private Line closed(Stall.Result of) {
    int all = stalled * of.with().size();
    return Line.of(
            "… closed of these, in all rounds",
            "%s of %s".formatted(Numbers.count(of.closed()), Numbers.count(all)))
        .target(Target.of("all", of.closed() == all));
  }

  private static Line memory(String title, Stall.Result of, ToDoubleFunction<Stall.Round> bytes) {
    DoubleFunction<String> display = value -> Numbers.mebibytes(value / BYTES);
    Spread with = Stall.Result.spread(of.with(), bytes);
    Spread without = Stall.Result.spread(of.without(), bytes);
    double more = (with.median() - without.median()) / BYTES;
    return Line.of(
            title,
            "%s, without these %s"
                .formatted(Numbers.spread(with, display), display.apply(without.median())))
        .target(Target.of("≤ 16 MiB more", more <= TARGET_MEGABYTES));
  }
}
