package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.baseline.BareConsumer;
import io.heliograph.benchmarks.baseline.BareProcess;
import io.heliograph.benchmarks.baseline.LargeBufferConsumer;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures records whose recipients have no open page, which is the majority for a pod. In each
 * round the service and the baseline programs read the same records one after the other, and the
 * ratio is computed per round, so that a slow phase of the machine affects all of them.
 */
final class NoSubscriberFigure implements Figure {
  private static final double TARGET_RATIO = 0.5;
  private static final int PEOPLE = 20_000;
  private static final int ROUNDS = 11;

  private final SignalBench bench;
  private @Nullable Result result;

  NoSubscriberFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "%s records that nobody listens to".formatted(Numbers.count(bench.scale().records()));
  }

  /** Does nothing. The baseline is measured beside the service. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    try (var bareProcess = BareProcess.start(bench, BareConsumer.class);
        var largeProcess = BareProcess.start(bench, LargeBufferConsumer.class);
        var service = new RecordReader(SignalSender.of(product.signals()));
        var bare = new RecordReader(bareProcess.sender());
        var largeBuffer = new RecordReader(largeProcess.sender())) {
      var all = List.of(bare, service, largeBuffer);
      for (int i = 0; i < bench.scale().warmUps() + ROUNDS; i++) {
        round(all);
      }
      result = new Result(last(service), last(bare), last(largeBuffer));
    }
  }

  private void round(List<RecordReader> readers) {
    try {
      readers.forEach(RecordReader::hold);
      write();
      readers.forEach(reader -> reader.read(bench.scale().records()));
    } finally {
      readers.forEach(RecordReader::release);
    }
  }

  private void write() {
    for (int i = 0; i < bench.scale().records(); i++) {
      int person = ThreadLocalRandom.current().nextInt(PEOPLE);
      bench.writer().relay(Broadcasts.CHANNEL, People.person(person), i);
    }
    bench.writer().flush();
  }

  private static List<Double> last(RecordReader reader) {
    return reader.lastRounds(ROUNDS);
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(line(result), largeBufferLine(result));
  }

  private static Line line(Result of) {
    double ratio = ratio(of.service(), of.bare());
    return Line.of(
            "Records that nobody listens to, per second of processor time", text(of.service()))
        .baseline(text(of.bare()), ratio)
        .target(Target.of("ratio ≥ " + TARGET_RATIO, ratio >= TARGET_RATIO));
  }

  private static Line largeBufferLine(Result of) {
    return Line.of("… beside a bare consumer with as large a receive buffer", text(of.service()))
        .baseline(text(of.largeBuffer()), ratio(of.service(), of.largeBuffer()));
  }

  private static String text(List<Double> rates) {
    return Numbers.spread(
        Spread.of(rates.stream().mapToDouble(Double::doubleValue)), Numbers::count);
  }

  /** Returns the median of the ratios of all rounds. */
  private static double ratio(List<Double> rates, List<Double> baselines) {
    var ratios = IntStream.range(0, ROUNDS).mapToDouble(i -> rates.get(i) / baselines.get(i));
    return Spread.of(ratios).median();
  }

  /** Records per second of processor time, one value per round. */
  private record Result(List<Double> service, List<Double> bare, List<Double> largeBuffer) {}
}
