package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.measurement.ResidentMemory;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.heliograph.harness.product.LiveHeap;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Measures the memory of one more socket that is open, authenticated, subscribed and idle. */
final class SocketMemoryFigure implements Figure {
  private static final double BYTES = 1024;
  private static final double TARGET_KILOBYTES = 14;

  private final SignalBench bench;
  private @Nullable Growth growth;

  SocketMemoryFigure(SignalBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "memory of %s idle sockets".formatted(Numbers.count(bench.scale().idle()));
  }

  /** Does nothing. This figure has no baseline. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    SignalSender sender = SignalSender.of(product.signals());
    try (var audience = new Audience(bench, sender, Broadcasts.CHANNEL)) {
      audience.grow(bench.scale().listeners());
      Occupied few = Occupied.by(sender);
      audience.grow(bench.scale().idle());
      growth = new Growth(few, Occupied.by(sender));
    }
  }

  @Override
  public List<Line> lines() {
    return growth == null ? List.of() : List.of(heap(growth), resident(growth));
  }

  private Line heap(Growth of) {
    double kilobytes = (of.after().heap() - of.before().heap()) / BYTES / added();
    String title =
        "Live heap per idle socket, from %s to %s sockets"
            .formatted(
                Numbers.count(bench.scale().listeners()), Numbers.count(bench.scale().idle()));
    return Line.of(title, Numbers.kibibytes(kilobytes))
        .target(Target.of("≤ 14 KiB", kilobytes <= TARGET_KILOBYTES));
  }

  private Line resident(Growth of) {
    OptionalDouble before = of.before().resident().kilobytes();
    OptionalDouble after = of.after().resident().kilobytes();
    return Line.of(
        "… resident memory",
        before.isEmpty() || after.isEmpty()
            ? "not known on this system"
            : "%s, in all %s MiB"
                .formatted(
                    Numbers.kibibytes((after.getAsDouble() - before.getAsDouble()) / added()),
                    Numbers.count(after.getAsDouble() / BYTES)));
  }

  private int added() {
    return bench.scale().idle() - bench.scale().listeners();
  }

  /**
   * The memory of the service.
   *
   * @param heap bytes of live objects
   */
  private record Occupied(double heap, ResidentMemory resident) {

    static Occupied by(SignalSender sender) {
      return new Occupied(LiveHeap.bytes(sender.process()), ResidentMemory.of(sender.process()));
    }
  }

  private record Growth(Occupied before, Occupied after) {}
}
