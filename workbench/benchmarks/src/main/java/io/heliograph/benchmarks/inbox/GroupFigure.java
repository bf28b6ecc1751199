package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Measures one send to a large group, until it is durable and until it has reached all sockets. */
final class GroupFigure implements Figure {
  static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double TARGET_RATIO = 4;
  private static final double TARGET_ARRIVAL_MILLIS = 2500;

  private final Bench bench;
  private final Baseline baseline = new Baseline();
  private int sent;
  private @Nullable Result result;

  GroupFigure(Bench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "a group of %s".formatted(Numbers.count(bench.scale().members()));
  }

  /** Measures the write of the rows. The rows are created before the measurement starts. */
  @Override
  public void measureBaseline() {
    baseline.add(repeated(this::write).median());
  }

  private double write() {
    var rows = new GroupRows(next(), bench.scale().members());
    long start = System.nanoTime();
    Await.result("the rows of a group", rows.write(bench.database()), TIMEOUT);
    return millis(start, System.nanoTime());
  }

  @Override
  public void measure(Product product) {
    Spread answer = repeated(() -> answer(product));
    try (var listeners = Listeners.open(bench, product.signals().port())) {
      untilAllSubscribed(product, listeners);
      result = new Result(answer, repeated(() -> arrival(product, listeners)), listeners.count());
    }
  }

  /** Repeats the measurement after one warm-up call. */
  private Spread repeated(DoubleSupplier once) {
    double _ = once.getAsDouble();
    return Spread.of(DoubleStream.generate(once).limit(bench.scale().repeats()));
  }

  private double answer(Product product) {
    bench.database().awaitEmptyOutbox();
    long start = System.nanoTime();
    Buffer body = answered(product.api().send(next()));
    long end = System.nanoTime();
    check(body);
    return millis(start, end);
  }

  private double arrival(Product product, Listeners listeners) {
    bench.database().awaitEmptyOutbox();
    Message message = next();
    Future<Long> last = listeners.allHear(message);
    long start = System.nanoTime();
    Future<Buffer> answer = product.api().send(message);
    long end = Await.result("the last socket", last, TIMEOUT);
    check(answered(answer));
    return millis(start, end);
  }

  /**
   * Sends the same message until all sockets have received it, because subscriptions are not
   * acknowledged.
   */
  private void untilAllSubscribed(Product product, Listeners listeners) {
    Message message = next();
    Future<Long> last = listeners.allHear(message);
    Await.until(
        "the first signal is on all sockets",
        () -> {
          check(answered(product.api().send(message)));
          bench.database().awaitEmptyOutbox();
          return last.isComplete();
        },
        TIMEOUT);
  }

  private static Buffer answered(Future<Buffer> answer) {
    return Await.result("a send to the group", answer, TIMEOUT);
  }

  /** Checks that the answer has one element for each member. */
  private void check(Buffer body) {
    int receipts = body.toJsonArray().size();
    if (receipts != bench.scale().members()) {
      bench.failures().add("a send to the group reached %d".formatted(receipts));
    }
  }

  private Message next() {
    return new Message(People.GROUP, "Release %04d of checkout-service is live".formatted(++sent));
  }

  private static double millis(long start, long end) {
    return (end - start) / NANOS_PER_MILLI;
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(answer(result), arrival(result));
  }

  private Line answer(Result of) {
    double ratio = of.answer().median() / baseline.mean();
    return Line.of(
            "One send to a group of %s, until the answer"
                .formatted(Numbers.count(bench.scale().members())),
            Numbers.spread(of.answer(), Numbers::millis))
        .baseline(baseline.text(Numbers::millis), ratio)
        .target(Target.of("ratio ≤ 4", ratio <= TARGET_RATIO));
  }

  private static Line arrival(Result of) {
    boolean met = of.arrival().median() <= TARGET_ARRIVAL_MILLIS;
    return Line.of(
            "… until it is on the last of %s sockets".formatted(Numbers.count(of.sockets())),
            Numbers.spread(of.arrival(), Numbers::millis))
        .target(Target.of("≤ 2.5 s for 10,000", met));
  }

  private record Result(Spread answer, Spread arrival, int sockets) {}
}
