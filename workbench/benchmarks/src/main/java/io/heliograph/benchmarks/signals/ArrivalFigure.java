package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.FixedRate;
import io.heliograph.benchmarks.load.LatencyRecorder;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time from the POST of a notification until the signal reaches the socket of its
 * user.
 */
final class ArrivalFigure implements Figure {
  private static final int PER_SECOND = 200;

  /**
   * Rate of the warm-up. It is high, because notifications-service has had no load before and its
   * JIT compiler needs time.
   */
  private static final int WARM_UP_PER_SECOND = 400;

  private static final double TARGET_MEDIAN = 10;
  private static final double TARGET_TAIL = 40;

  private final SignalBench bench;
  private @Nullable Delivery result;

  ArrivalFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "the way from a POST to a socket";
  }

  /** Does nothing. This figure has no baseline. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    SignalSender sender = SignalSender.of(product.signals());
    try (var audience = new Audience(bench, sender, "notifications")) {
      audience.grow(bench.scale().people());
      Delivery _ = deliver(product, WARM_UP_PER_SECOND, bench.scale().longWarmUp());
      result = deliver(product, PER_SECOND, bench.scale().longRound());
    }
  }

  private Delivery deliver(Product product, int perSecond, Duration time) {
    LatencyRecorder recorder = LatencyRecorder.ofPersonal(bench.failures());
    bench.sockets().receive(recorder);
    return Delivery.of(
        SignalSender.of(product.signals()),
        recorder,
        none -> new FixedRate(perSecond, time).run((number, due) -> post(product, due)));
  }

  /** Posts a message whose title contains the stamp. */
  private void post(Product product, long due) {
    int lucky = ThreadLocalRandom.current().nextInt(bench.scale().people());
    var message = new Message(People.person(lucky), Stamp.text(due, lucky) + " A build has failed");
    bench
        .vertx()
        .runOnContext(
            here ->
                product
                    .api()
                    .send(message)
                    .onFailure(failure -> bench.failures().add(failure.toString())));
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(line(result));
  }

  private static Line line(Delivery of) {
    boolean met =
        of.percentileMillis(50) <= TARGET_MEDIAN && of.percentileMillis(99) <= TARGET_TAIL;
    return Line.of("From a POST to the socket, %d/s".formatted(PER_SECOND), Numbers.latency(of))
        .target(Target.of("p50 ≤ 10 ms, p99 ≤ 40 ms", met));
  }
}
