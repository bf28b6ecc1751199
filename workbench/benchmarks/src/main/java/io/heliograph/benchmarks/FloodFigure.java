package io.heliograph.benchmarks;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One user searches with many requests at once: what another one notices of it. */
final class FloodFigure implements Figure {
  private static final int SEARCHES = 20;
  private static final double TARGET_RATIO = 2;

  /** The searches are under way before the measured requests, and until after them. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final Bench bench;
  private final User flooding;
  private final User other;
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

  /** It is compared with itself. */
  @Override
  public void measureFloor() {}

  @Override
  public void measure(Product product) {
    Supplier<Future<?>> list = () -> product.api().get(Reading.LIST.path(), other);
    ClosedLoop load = bench.load(1, list);
    without = load.measure(bench.scale().round(), bench.scale().round());
    CompletableFuture<Sample> flood = flood(product);
    with = load.measure(MARGIN, bench.scale().round());
    var _ = flood.join();
  }

  /** Searches that are refused are no failure: that is what protects the others. */
  private CompletableFuture<Sample> flood(Product product) {
    Supplier<Future<?>> search =
        () -> product.api().get(Reading.SEARCH.path(), flooding).otherwiseEmpty();
    Duration time = MARGIN.plus(bench.scale().round().multipliedBy(Scale.ROUNDS)).plus(MARGIN);
    return CompletableFuture.supplyAsync(() -> bench.load(SEARCHES, search).runFor(time));
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
        .floor("without: p99 " + Numbers.millis(tail), ratio)
        .target(Target.of("ratio ≤ 2", ratio <= TARGET_RATIO));
  }
}
