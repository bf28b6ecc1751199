package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.ClosedLoop;
import io.heliograph.benchmarks.load.Rounds;
import io.heliograph.benchmarks.load.Sample;
import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.heliograph.harness.product.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the latency of one user while another user searches with many requests at once. */
final class FloodFigure implements Figure {
  private static final int SEARCHES = 20;
  private static final double TARGET_RATIO = 2;

  /** Time for which the searches run before and after the measured requests. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final Bench bench;
  private final User flooding;
  private final User other;
  private final Baseline baseline = new Baseline();
  private @Nullable Rounds without;
  private @Nullable Rounds with;

  FloodFigure(Bench bench) {
    this.bench = bench;
    this.flooding = bench.servers().user(People.HEAVY);
    this.other = bench.servers().user(People.ORDINARY);
  }

  @Override
  public String name() {
    return "Newest 10 unread of another user";
  }

  /**
   * Measures the same statements beside one search, without the load of the product on the
   * processors.
   */
  @Override
  public void measureBaseline() {
    Database database = bench.database();
    ClosedLoop list = bench.load(1, () -> Reading.LIST.baseline(database, other.ref()));
    ClosedLoop search = bench.load(1, () -> Reading.SEARCH.baseline(database, flooding.ref()));
    Rounds alone = list.measure(bench.scale().round(), bench.scale().round());
    baseline.add(beside(search, list).percentileMillis(99) / alone.percentileMillis(99));
  }

  /**
   * Measures the list beside the searches. A refused search is no failure, because refusals protect
   * the other users.
   */
  @Override
  public void measure(Product product) {
    Supplier<Future<?>> search =
        () -> product.api().get(Reading.SEARCH.path(), flooding).otherwiseEmpty();
    ClosedLoop list = bench.load(1, () -> product.api().get(Reading.LIST.path(), other));
    without = list.measure(bench.scale().round(), bench.scale().round());
    with = beside(bench.load(SEARCHES, search), list);
  }

  private Rounds beside(ClosedLoop searches, ClosedLoop list) {
    Duration time = MARGIN.plus(bench.scale().round().multipliedBy(Scale.ROUNDS)).plus(MARGIN);
    CompletableFuture<Sample> flood = CompletableFuture.supplyAsync(() -> searches.runFor(time));
    Rounds rounds = list.measure(MARGIN, bench.scale().round());
    var _ = flood.join();
    return rounds;
  }

  @Override
  public List<Line> lines() {
    return with == null || without == null ? List.of() : List.of(line(with, without));
  }

  private Line line(Rounds with, Rounds without) {
    double tail = without.percentileMillis(99);
    double ratio = with.percentileMillis(99) / tail;
    return Line.of(
            "%s while one searches %s with %d requests at a time"
                .formatted(name(), Numbers.count(bench.scale().heavyRows()), SEARCHES),
            Numbers.latency(with))
        .baseline(
            "without: p99 %s; PostgreSQL by itself: ratio %s"
                .formatted(Numbers.millis(tail), baseline.text(Numbers::ratio)),
            ratio)
        .target(Target.of("ratio ≤ 2", ratio <= TARGET_RATIO));
  }
}
