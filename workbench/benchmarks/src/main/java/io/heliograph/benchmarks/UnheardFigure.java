package io.heliograph.benchmarks;

import io.heliograph.benchmarks.bare.Counter;
import io.heliograph.benchmarks.bare.RoomyCounter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Records for people who have no page open: most of what a pod reads. */
final class UnheardFigure implements Figure {
  private static final double TARGET_RATIO = 0.7;
  private static final int PEOPLE = 20_000;
  private static final int WARM_UP_ROUNDS = 14;
  private static final int ROUNDS = 5;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double NANOS_PER_SECOND = 1e9;

  private final SignalBench bench;
  private final Floor floor = new Floor();
  private final Floor roomy = new Floor();
  private @Nullable Spread result;

  UnheardFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "%s records that nobody listens to".formatted(Numbers.count(bench.scale().records()));
  }

  @Override
  public void measureFloor() {
    measure(floor, Counter.class);
    measure(roomy, RoomyCounter.class);
  }

  private void measure(Floor floor, Class<?> program) {
    try (var counter = BareProcess.start(bench, program)) {
      floor.add(rounds(counter.outlet()).median());
    }
  }

  @Override
  public void measure(Product product) {
    result = rounds(Outlet.of(product.signals()));
  }

  /** The first ones are for the compiler. */
  private Spread rounds(Outlet outlet) {
    try (var metrics = ServiceMetrics.of(outlet)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        double _ = perProcessorSecond(outlet, metrics);
      }
      return Spread.of(
          DoubleStream.generate(() -> perProcessorSecond(outlet, metrics)).limit(ROUNDS));
    }
  }

  /** The process is held while they are written, so that it finds all of them at once. */
  private double perProcessorSecond(Outlet outlet, ServiceMetrics metrics) {
    long expected = records(metrics) + bench.scale().records();
    Duration before;
    try (var _ = Held.hold(outlet.process())) {
      write();
      before = outlet.processorTime();
    }
    Await.until("the records are consumed", () -> reached(metrics, expected), PATIENCE);
    Duration used = outlet.processorTime().minus(before);
    return bench.scale().records() * NANOS_PER_SECOND / used.toNanos();
  }

  /** Asked seldom, since the answer costs the process some time. */
  private static boolean reached(ServiceMetrics metrics, long expected) {
    Await.nanos("records", BETWEEN_QUESTIONS.toNanos());
    return records(metrics) >= expected;
  }

  private static long records(ServiceMetrics metrics) {
    return Math.round(metrics.now().sum(Counter.METRIC));
  }

  private void write() {
    for (int i = 0; i < bench.scale().records(); i++) {
      int person = ThreadLocalRandom.current().nextInt(PEOPLE);
      bench.writer().relay(Broadcasts.CHANNEL, People.person(person), i);
    }
    bench.writer().flush();
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(line(result), roomyLine(result));
  }

  private Line line(Spread of) {
    double ratio = of.median() / floor.mean();
    return Line.of(
            "Records that nobody listens to, per second of processor time",
            Numbers.spread(of, Numbers::count))
        .floor(floor.text(Numbers::count), ratio)
        .target(Target.of("ratio ≥ " + TARGET_RATIO, ratio >= TARGET_RATIO));
  }

  private Line roomyLine(Spread of) {
    return Line.of(
            "… beside a counter with as large a receive buffer", Numbers.spread(of, Numbers::count))
        .floor(roomy.text(Numbers::count), of.median() / roomy.mean());
  }
}
