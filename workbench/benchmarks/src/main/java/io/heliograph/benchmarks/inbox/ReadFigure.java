package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.ClosedLoop;
import io.heliograph.benchmarks.load.Rounds;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.heliograph.harness.product.User;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a request of one reader, repeated on one connection. */
final class ReadFigure implements Figure {
  private final Bench bench;
  private final Reading reading;
  private final User reader;
  private final String whose;
  private final Baseline baseline = new Baseline();
  private @Nullable Rounds rounds;

  ReadFigure(Bench bench, Reading reading, String reader, int rows) {
    this.bench = bench;
    this.reading = reading;
    this.reader = bench.servers().user(reader);
    this.whose = "of %s".formatted(Numbers.count(rows));
  }

  @Override
  public String name() {
    return "%s, %s".formatted(reading.title(), whose);
  }

  @Override
  public void measureBaseline() {
    ClosedLoop load = bench.load(1, () -> reading.baseline(bench.database(), reader.ref()));
    baseline.add(load.measure(round(), round()).medianMillis().median());
  }

  /** Measures the request after a warm-up for the JIT compiler of the new service. */
  @Override
  public void measure(Product product) {
    rounds =
        bench
            .load(1, () -> product.api().get(reading.path(), reader))
            .measure(bench.scale().round(), round());
  }

  private Duration round() {
    return bench.scale().readRound();
  }

  @Override
  public List<Line> lines() {
    return rounds == null ? List.of() : List.of(line(rounds));
  }

  private Line line(Rounds of) {
    double p50 = of.medianMillis().median();
    return Line.of(name(), Numbers.latency(of))
        .baseline("p50 " + baseline.text(Numbers::millis), p50 / baseline.mean())
        .target(target(p50));
  }

  private Target target(double p50) {
    double limit = reading.targetMillis();
    return limit == 0
        ? Target.NONE
        : Target.of("p50 ≤ " + Numbers.count(limit) + " ms", p50 <= limit);
  }
}
