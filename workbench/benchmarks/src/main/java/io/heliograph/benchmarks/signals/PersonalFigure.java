package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.FixedRate;
import io.heliograph.benchmarks.load.LatencyRecorder;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleFunction;

/**
 * Measures signals to one socket each. The cost of a signal must not depend on the number of other
 * sockets.
 */
final class PersonalFigure implements Figure {
  private static final int PER_SECOND = 4_000;
  private static final double TARGET_RATIO = 1.5;

  private final SignalBench bench;

  /** Result with few sockets, measured before and after the one with many, like a baseline. */
  private final Baseline few = new Baseline();

  private double many = Double.NaN;

  PersonalFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "signals to one of %s sockets".formatted(Numbers.count(bench.scale().many()));
  }

  /** Does nothing. The figure compares the product with itself. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    SignalSender sender = SignalSender.of(product.signals());
    try (var audience = new Audience(bench, sender, Broadcasts.CHANNEL)) {
      audience.grow(bench.scale().few());
      few.add(microsPerSignal(sender, audience.count()));
      audience.grow(bench.scale().many());
      many = microsPerSignal(sender, audience.count());
      audience.shrink(bench.scale().few());
      few.add(microsPerSignal(sender, audience.count()));
    }
  }

  private double microsPerSignal(SignalSender sender, int sockets) {
    Delivery _ = deliver(sender, sockets, bench.scale().round());
    return deliver(sender, sockets, bench.scale().longRound()).microsPerFrame();
  }

  private Delivery deliver(SignalSender sender, int sockets, Duration time) {
    LatencyRecorder recorder = LatencyRecorder.ofPersonal(bench.failures());
    bench.sockets().receive(recorder);
    return Delivery.of(
        sender,
        recorder,
        none -> new FixedRate(PER_SECOND, time).run((number, due) -> send(due, sockets)));
  }

  private void send(long due, int sockets) {
    int lucky = ThreadLocalRandom.current().nextInt(sockets);
    bench.writer().write(Broadcasts.CHANNEL, People.person(lucky), due, lucky);
  }

  @Override
  public List<Line> lines() {
    DoubleFunction<String> display = Numbers::micros;
    double ratio = many / few.mean();
    return List.of(
        Line.of(
                "Processor time per signal to one of %s sockets"
                    .formatted(Numbers.count(bench.scale().many())),
                display.apply(many))
            .baseline(
                "of %s: %s".formatted(Numbers.count(bench.scale().few()), few.text(display)), ratio)
            .target(Target.of("ratio ≤ " + TARGET_RATIO, ratio <= TARGET_RATIO)));
  }
}
