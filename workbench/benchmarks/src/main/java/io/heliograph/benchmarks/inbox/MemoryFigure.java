package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.measurement.ResidentMemory;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import java.util.List;
import java.util.OptionalDouble;

/** Measures the memory of notifications-service after all other figures. */
final class MemoryFigure implements Figure {
  private static final String TITLE = "Memory of notifications-service after that";
  private static final double KILOBYTES = 1024;
  private static final double TARGET_MEGABYTES = 512;

  private ResidentMemory memory = new ResidentMemory("");

  @Override
  public String name() {
    return "memory";
  }

  /** Does nothing. This figure has no baseline. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    memory = ResidentMemory.of(product.notifications().handle());
  }

  @Override
  public List<Line> lines() {
    OptionalDouble resident = memory.kilobytes();
    return List.of(
        resident.isEmpty()
            ? Line.of(TITLE, "not known on this system")
            : line(resident.getAsDouble() / KILOBYTES));
  }

  private Line line(double megabytes) {
    double peak = memory.peakKilobytes().orElse(Double.NaN) / KILOBYTES;
    return Line.of(
            TITLE,
            "resident %s MiB, at most %s MiB"
                .formatted(Numbers.count(megabytes), Numbers.count(peak)))
        .target(Target.of("≤ 512 MiB", megabytes <= TARGET_MEGABYTES));
  }
}
